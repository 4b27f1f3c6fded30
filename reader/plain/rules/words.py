"""Hard words give way to simpler ones from the dictionary, in the sense that they have here.

"The envoy assisted them." → "The envoy helped them."
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.edits import Edit
from reader.lexicon.replacing import replacements
from reader.plain.types import Proposal
from reader.plain.view import View

NAME = "word"
SOURCE = "plainlanguage.gov: use simple words; the dictionary of the news, reader/lexicon"
REASON = "“{word}” is a hard word; “{simpler}” says the same."

#: A sentence of so many words has a verb.
_FRAGMENT = 10


def propose(view: View) -> Iterator[Proposal]:
    """A proposal for each word that the dictionary can replace in this sentence."""
    if view.root.pos_ not in ("VERB", "AUX") and view.words >= _FRAGMENT:
        # no verb was found in a whole sentence: the parts of speech can't be trusted
        return
    for found in replacements(view.sentence):
        if not view.may_change(found.span):
            continue
        old = found.span.of(view.text)
        if old.split()[0] in view.names:
            continue
        for text in found.options[:1]:
            if text != old:
                reason = REASON.format(word=old, simpler=text)
                yield Proposal(NAME, reason, (Edit(found.span, text, NAME, reason),))
