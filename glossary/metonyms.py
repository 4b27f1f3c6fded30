"""Places that stand for a government: "Washington", "Beijing", "the Kremlin", only where they do or are told something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Verbs that only a person or a body can be the subject of: they make a capital its government.
_ACTS = frozenset(
    """accuse acknowledge agree announce apologise apologize approve argue arm ask back ban believe blame block call champion claim condemn confirm
    consider continue criticise criticize decide declare demand denounce deny deploy dismiss expect fear fight hope impose insist invade
    launch lift lobby negotiate object offer oppose order plan pledge praise press pressure promise propose protest push raise rebuff rebuke
    recognise recognize refuse reject release respond say seek send sign stress suggest summon support suspect suspend tell threaten try urge
    veto vow want warn welcome wish withdraw worry""".split()
)
_ACTED_ON = frozenset("accuse ask blame call condemn criticise criticize press pressure rebuke sanction sue tell urge warn persuade lobby pressure".split())
#: What states have with each other: "ties between Moscow and Beijing".
_BETWEEN = frozenset(
    """agreement alliance clash conflict contact cooperation deal dialogue difference dispute friendship negotiation relation relations relationship
    rivalry row talk talks tension tensions tie ties treaty truce""".split()
)
_BETWEEN_MANY = frozenset(f"{noun}s" for noun in _BETWEEN) | {"clashes", "rivalries", "treaties"}
_OWNED = frozenset(
    """ally ambition approach claim concern decision demand denial effort foe government influence interest invasion minister ministry
    move objection offer pledge plan policy position promise proposal reaction refusal regime rejection relation relations relationship response rival
    role sanction stance strategy support threat view warning""".split()
)
_SPEAKERS = frozenset("adviser advisor aide chief insider official officials source sources spokesman spokesperson spokeswoman staff statement".split())
_BETWEEN_PREPOSITIONS = frozenset(["between", "with", "to", "from", "and"])


def stands_for_government(token: Token) -> bool:
    """Whether a capital does something, or is asked to, as only its government can; ``token`` is its last word."""
    if token.dep_ == "conj" and token.head.i < token.i:
        return stands_for_government(token.head)
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _does(head)
    if token.dep_ == "dobj":
        return head.lemma_.lower() in _ACTED_ON
    if token.dep_ == "pobj":
        return _is_dealt_with(head)
    if token.dep_ == "poss":
        return head.lemma_.lower() in _OWNED
    return token.dep_ in ("compound", "nmod") and head.lower_ in _SPEAKERS


def _does(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX"):
        return verb.lemma_.lower() in _ACTED_ON
    return verb.lemma_.lower() in _ACTS or any(child.dep_ == "xcomp" for child in verb.children)


def _is_dealt_with(preposition: Token) -> bool:
    """"according to Moscow", "accused by Moscow", "ties with Moscow"."""
    above = preposition.head
    if preposition.lower_ == "to" and above.lower_ == "according":
        return True
    if preposition.lower_ == "to" and above.lemma_.lower() == "appeal":
        return True
    if preposition.lower_ == "by" and preposition.dep_ == "agent":
        return above.lemma_.lower() in _ACTS | _ACTED_ON
    if preposition.lower_ == "on" and above.lemma_.lower() in _ACTED_ON | {"call", "pressure", "sanction", "sanctions"}:
        return True
    return preposition.lower_ in _BETWEEN_PREPOSITIONS and above.lower_ in _BETWEEN | _BETWEEN_MANY
