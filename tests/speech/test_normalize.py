"""What is said for what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.edits import apply_edits
from reader.speech.normalize import normalize
from reader.speech.said_numbers import cardinal, ordinal, year

SAID = """
The U.N. Security Council met. | The U.N Security Council met.
He flew to the U.S. | He flew to the U.S.
"It is in the U.S." | "It is in the U.S."
U.S.-led talks of M.P.s there | U.S-led talks of M.P's there
The UNSC's NGOs and NATO | The U.N.S.C's N.G.O's and NATO
The (DPRK) and AUKUS and an AI law | The (D.P.R.K) and AUKUS and an A.I law
He did NOT go. | He did NOT go.
KOREA SAYS THE UN AGREED today | KOREA SAYS THE UN AGREED today
The PRC, DPRK, UNSC agreed | The P.R.C, D.P.R.K, U.N.S.C agreed
MI6 and AT&T | M.I 6 and A.T and T
S&P fell | S and P fell
Harry S. Truman met J.K. Rowling | Harry S Truman met J.K Rowling
Gen. Park and Lt. Col. Ida Moss of Main St. went to St. Paul | General Park and Lieutenant Colonel Ida Moss of Main Street went to Saint Paul
He lives on Mill Rd. now | He lives on Mill Road now
Mr Ross vs. Ross Ltd. | Mister Ross versus Ross Limited.
Rule No. 5 says no. | Rule number 5 says no.
He said No. 10 is shut | He said number 10 is shut
At 3 p.m. on Oct. 24, 2013 | At 3 P.M on October twenty-fourth, twenty thirteen
It began at 3 p.m. | It began at 3 P.M.
The 7:00 a.m. train, the 7:05, the 15:00, the 7:30 | The 7 A.M train, the 7 oh 5, the 15 hundred, the 7 30
on 2023-04-15 | on April fifteenth, twenty twenty-three
on April 15 and July 4-6 and March 17th | on April fifteenth and July 4 to 6 and March 17th
its 1967 Protocol, the 1990s, the ’90s, the 2010s, 2005 | its nineteen sixty-seven Protocol, the nineteen nineties, the nineties, the twenty tens, 2005
from 2010-15, 1914–1918 | from twenty ten to 15, nineteen fourteen to nineteen eighteen
1,967 people, $1967, flight KE1967 | 1,967 people, 1967 dollars, flight K.E 1967
a 5-4 vote, call 555-1234 | a 5 to 4 vote, call 555-1234
in 2010 — 5 people died | in twenty ten — 5 people died
It cost $3.5 million. | It cost 3.5 million dollars.
a $5 million plan, a $5-a-day diet | a 5 million dollar plan, a 5 dollar-a-day diet
£20bn, €5m, US$5, HK$1,000, $1 | 20 billion pounds, 5 million euros, 5 U.S dollars, 1,000 Hong Kong dollars, 1 dollar
$2.50, £1.05, $3.00 now | 2 dollars 50, 1 pound five pence, 3 dollars  now
12.5bn tonnes | 12.5 billion tonnes
10 km, a 10-km race, 1 kg, 20°C, 5km/h | 10 kilometers, a 10-kilometer race, 1 kilogram, 20 degrees Celsius, 5 kilometers an hour
1/2, 9/11, #1, #peace, −5, ~5 | one half, nine eleven, number 1, hashtag peace, minus 5, about 5
World War II, Elizabeth II, Part IV, an IV drip, Title IX | World War two, Elizabeth the second, Part four, an I.V drip, Title nine
See https://www.un.org/en/x.html, or a.b@c.org. | See un dot org, or a dot b at c dot org.
Hồ Chí Minh, café | Ho Chí Minh, café
*bold* and/or he/she |  bold  and or he she
""".strip()


@pytest.mark.parametrize("line", SAID.splitlines())
def test_said(line):
    written, _, said = line.partition(" | ")
    assert apply_edits(written, normalize(written))[0] == said


@pytest.mark.parametrize(
    "text",
    [
        "She read 50% of the book, the 10th of 1,250, in 2005.",
        "“I am here,” said the 19-year-old from Kim Il-sung Square.",
        "We met. I went to the café – a small one – and ate.",
        "The F-16, the G-20 and COVID-19 have their own ways.",
    ],
)
def test_what_voices_read_well_is_left_alone(text):
    assert apply_edits(text, normalize(text))[0] == text


def test_numbers_in_words():
    assert [ordinal(number) for number in (1, 2, 3, 5, 8, 9, 12, 20, 21, 30)] == [
        "first", "second", "third", "fifth", "eighth", "ninth", "twelfth", "twentieth", "twenty-first", "thirtieth",
    ]  # fmt: skip
    assert [cardinal(number) for number in (0, 13, 40, 99)] == ["zero", "thirteen", "forty", "ninety-nine"]
    assert year(1800) == "eighteen hundred"


PIECES = st.sampled_from(
    ["$", "£", "US$", "3", "5.50", "1,250", "2013", "1990s", "bn", "m", "million", "km", "%", "°", "-", "–", "/", "#", "~", "U.N.", "UNSC", "St.", "Gen.", "No.", "Oct.", "24", "p.m.", "II", "War", "Kim", "'", "’", ".", ",", ":", "7:05", "*", "@", "www.", "https://", "a", "A", "&"]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=12))
def test_edits_never_overlap_and_map_back(pieces):
    text = "".join(piece + gap for piece, gap in pieces)
    edits = normalize(text)
    said, offsets = apply_edits(text, edits)
    for place in range(len(text)):
        assert 0 <= offsets.to_new(_letter(place)).start <= offsets.to_new(_letter(place)).end <= len(said)


def _letter(place):
    from reader.article import Span

    return Span(place, place + 1)


@given(st.text(max_size=200))
def test_any_text_can_be_normalized(text):
    apply_edits(text, normalize(text))
