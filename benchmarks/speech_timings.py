"""Check the times of words against forced alignment (pocketsphinx), and print how far they are apart.

    python benchmarks/speech_timings.py ARTICLE.txt... [--rate 150] [--worst 10]

Each sentence is spoken, cut out of the sound by its own times with some silence around it, and aligned with what was
said by an acoustic model that knows nothing of ours. Words that the model's dictionary lacks are left out together
with the words of the same sentence after them only where the sentence cannot be aligned at all; how many is printed.
"""

import argparse
import re
import statistics
import sys
from pathlib import Path

import numpy

from reader.article import Article
from reader.speech.phonemes import sounds
from reader.speech.pronunciations import load_pronunciations
from reader.speech.speaking import SPOKEN_KINDS, render
from reader.speech.utterances import plan
from reader.speech.voices.registry import open_voice

HERTZ = 16_000
MARGIN = 0.1
#: IPA to the letters of the model.
ARPABET = dict(
    pair.split(":")
    for pair in (
        "ɑː:AA æ:AE ʌ:AH ə:AH ɔː:AO aʊ:AW aɪ:AY b:B tʃ:CH d:D ð:DH ɛ:EH ɜː:ER ɚ:ER eɪ:EY f:F ɡ:G h:HH ɪ:IH iː:IY i:IY dʒ:JH k:K l:L "
        "m:M n:N ŋ:NG oʊ:OW ɔɪ:OY p:P ɹ:R s:S ʃ:SH t:T θ:TH ʊ:UH uː:UW v:V w:W j:Y z:Z ʒ:ZH"
    ).replace("ɑː:", "ɑː=").replace("ɔː:", "ɔː=").replace("ɜː:", "ɜː=").replace("iː:", "iː=").replace("uː:", "uː=").replace(":", "=").split()
    for pair in [pair.replace("=", ":", 1) if "ː" not in pair else pair.replace("=", ":")]
)
