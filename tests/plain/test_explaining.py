"""What a hard quotation means, beside it: asked for, ours, easier, and never a word of the speaker's changed."""

from reader.plain.explaining import FORM
from reader.plain.simplifier import simplify
from reader.readability.scoring import score

HARD = "“We must ameliorate the conditions in which vulnerable families endeavour to survive,” Holt said. The council agreed."


def explained(text, level="easy", **options):
    return [one.explanation for one in simplify(text, level=level, explain_quotations=True, **options).sentences if one.explanation]


def test_nothing_is_explained_unasked():
    assert not any(sentence.explanation for sentence in simplify(HARD, level="easy").sentences)


def test_an_explanation_stands_beside_the_quotation_and_is_easier():
    made = simplify(HARD, level="easy", explain_quotations=True)
    sentence = made.sentences[0]
    before, _, after = FORM.partition("{text}")
    assert sentence.explanation.startswith(before) and sentence.explanation.endswith(after)
    ours = sentence.explanation[len(before) : -len(after)]
    quoted = HARD[1 : HARD.index(",”")] + "."
    assert ours != quoted and score(ours).flesch_kincaid_grade <= score(quoted).flesch_kincaid_grade - 1
    assert sentence.text in HARD
    assert made.text.splitlines()[:2] == [sentence.text, sentence.explanation]
    assert not sentence.is_changed


def test_a_quotation_that_runs_on_is_explained_sentence_by_sentence():
    text = "“The road is long. We must ameliorate the conditions in which vulnerable families endeavour to survive. So we walk,” Holt said."
    found = simplify(text, level="easy", explain_quotations=True).sentences
    assert [bool(one.explanation) for one in found] == [False, True, False]


def test_easy_short_and_broken_quotations_get_none():
    assert explained("“The road is long and the night is cold,” Holt said.") == []
    assert explained("He called it an “intolerable deterioration of vulnerable communities” and left.") == []
    assert explained("“We must ameliorate the conditions,” Holt said, “in which vulnerable families endeavour to survive.”") == []
    assert explained("We must ameliorate the conditions in which vulnerable families endeavour to survive.") == []


def test_words_that_must_stay_stay_in_the_explanation():
    assert "endeavour" in "".join(explained(HARD, never=["endeavour"]))
    assert "endeavour" not in "".join(explained(HARD))
