"""Check the times of words against forced alignment, and print how far they are apart.

    python benchmarks/speech_timings.py ARTICLE.txt... [--voice espeak] [--rate 150] [--worst 10]
        [--together] [--floor]

Each sentence is cut out of the sound with some silence around it, and pocketsphinx's acoustic model, which knows
nothing of ours, finds where its words begin. A word's sounds are those of the model's dictionary or, for names,
numbers and initials, those that espeak-ng says. With --together the texts are spoken as one long one, to see
whether the times drift. With --floor the exit status is 1 where a word has no time, or fewer
than 95 % of the words are within 100 ms or the median is above 20 ms (for Piper: fewer than 95 % within 150 ms).
"""

import argparse
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

import numpy

from reader.article import Article
from reader.speech.phonemes import espeak_to_ipa, sounds
from reader.speech.pronunciations import load_pronunciations
from reader.speech.speaking import SPOKEN_KINDS, render
from reader.speech.utterances import find_words, lines, plan
from reader.speech.voices.espeak import EspeakVoice
from reader.speech.voices.registry import open_voice

HERTZ = 16_000
MARGIN = 0.1
#: IPA = the letters of the model.
ARPABET = dict(
    pair.split("=")
    for pair in (
        "ɑː=AA æ=AE ʌ=AH ə=AH ɔː=AO aʊ=AW aɪ=AY b=B tʃ=CH d=D ð=DH ɛ=EH ɜː=ER ɚ=ER eɪ=EY f=F ɡ=G h=HH ɪ=IH iː=IY i=IY "
        "dʒ=JH k=K l=L m=M n=N ŋ=NG oʊ=OW ɔɪ=OY p=P ɹ=R s=S ʃ=SH t=T θ=TH ʊ=UH uː=UW v=V w=W j=Y z=Z ʒ=ZH "
        "ɑːɹ=AA_R ɔːɹ=AO_R ɛɹ=EH_R ɪɹ=IH_R ʊɹ=UH_R"
    ).split()
)
TOKEN = re.compile(r"\[\[.*?\]\]|[^\W_](?:[^\s—–…/\"“”()\[\]{}<>,;:!?]|(?<=\d),(?=\d))*")


class Aligner:
    def __init__(self):
        from pocketsphinx import Config, Decoder

        self.decoder = Decoder(
            Config(lm=None, beam=0.0, wbeam=0.0, pbeam=0.0, bestpath=False, loglevel="FATAL")
        )
        self.guesser = EspeakVoice()
        self.known = {}

    def word(self, token):
        """The model's name for a token, its sounds taught first where need be."""
        if token not in self.known:
            plain = token.strip("'’.").replace("’", "'").lower()
            name = plain if self.decoder.lookup_word(plain) else f"spoken{len(self.known)}"
            if name not in self.known.values():
                said = told(token[2:-2]) if token.startswith("[[") else self.guesser.transcribe(token)
                self.decoder.add_word(f"{name}(9)" if name == plain else name, phones(said), True)
            self.known[token] = name
        return self.known[token]

    def starts(self, tokens, samples):
        """When each token begins, in seconds; ``None`` where the sentence cannot be aligned."""
        names = [self.word(token) for token in tokens]
        self.decoder.set_align_text(" ".join(names))
        self.decoder.start_utt()
        self.decoder.process_raw(samples, full_utt=True)
        self.decoder.end_utt()
        found = [one for one in self.decoder.seg() or () if not one.word.startswith("<") and one.word != "(NULL)"]
        if [re.sub(r"\(\d+\)$", "", one.word) for one in found] != names:
            return None
        return [one.start_frame / 100 for one in found]


def told(letters):
    """What stands between brackets is in espeak's letters, or in IPA for other voices."""
    return letters if set(letters) & set("ˈˌɑɪɛæɔʊʌəɚɜɹɡʃʒθðŋ") else espeak_to_ipa(letters)


def phones(ipa):
    return " ".join(ARPABET[one] for one in sounds(ipa) if one not in "ˈˌ").replace("_", " ")


def resample(samples, rate):
    """To the model's rate, by way of the spectrum."""
    sound = numpy.frombuffer(samples, dtype="<i2").astype(float)
    wanted = round(len(sound) * HERTZ / rate)
    spectrum = numpy.fft.rfft(sound)
    kept = numpy.zeros(wanted // 2 + 1, dtype=complex)
    kept[: min(len(kept), len(spectrum))] = spectrum[: len(kept)]
    return numpy.clip(numpy.fft.irfft(kept, wanted) * wanted / len(sound), -32768, 32767).astype("<i2").tobytes()


def differences(article, voice, rate, aligner):
    """``(ours - the model's, word, origin, seconds)`` for each word, and how many words could not be aligned."""
    speech = render(article, voice=voice, rate=rate)
    of_span = {timing.span: timing for timing in speech.sentences}
    found, lost = [], 0
    utterances = plan(article, lines(article, SPOKEN_KINDS), notation=voice.notation, pronunciations=load_pronunciations())
    for utterance in utterances:
        sentence = of_span.get(utterance.span)
        if sentence is None:
            lost += len(utterance.words)
            continue
        tokens = list(TOKEN.finditer(utterance.text))
        begin = max(0.0, sentence.start - MARGIN)
        sound = resample(speech.clip(begin, sentence.end + MARGIN), speech.rate)
        starts = aligner.starts([one.group() for one in tokens], sound)
        timings = {timing.span: timing for timing in speech.words_in(sentence)}
        if starts is None:
            lost += len(utterance.words)
            continue
        used = set()
        for word in utterance.words:
            first = next((n for n, one in enumerate(tokens) if one.end() > word.said.start and one.start() < word.said.end and n not in used), None)
            if first is None:
                lost += 1
                continue
            used.add(first)
            timing = timings[word.written]
            found.append((timing.start - begin - starts[first], word.written.of(article.text), timing.origin, timing.start))
    wanted = sum(len(find_words(article.text, one.span)) for one in article.sentences)
    spans = {timing.span for timing in speech.timings}
    missing = sum(word not in spans for one in article.sentences for word in find_words(article.text, one.span))
    return speech, found, lost, wanted, missing


def drift(found):
    """How much the difference grows, in milliseconds for ten minutes: the slope of a line through all words."""
    seconds = numpy.array([one[3] for one in found])
    errors = numpy.array([one[0] for one in found])
    near = numpy.abs(errors) < 0.2
    return float(numpy.polyfit(seconds[near], errors[near], 1)[0] * 600 * 1000)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--voice", default="espeak")
    parser.add_argument("--rate", type=int, default=150)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    aligner, voice = Aligner(), open_voice(options.voice)
    everything, missing_of_all, lost_of_all = [], 0, 0
    texts = {path.name: path.read_text(encoding="utf-8-sig", errors="replace") for path in options.articles}
    if options.together:
        texts = {f"{len(texts)} texts together": "\n\n".join(texts.values())}
    for name, text in texts.items():
        article = Article.from_text(text)
        speech, found, lost, wanted, missing = differences(article, voice, options.rate, aligner)
        missing_of_all += missing
        lost_of_all += lost
        everything += [(*one, name) for one in found]
        print(f"{name[:34]:34} {speech.duration:6.1f} s  {wanted:5} words  {missing} without a time  {lost:3} not aligned  {summary(found)}  drift {drift(found):+5.1f} ms in ten minutes", flush=True)
    print(f"{'all':34} {len(everything):5} words compared, {lost_of_all} not aligned, {missing_of_all} without a time  {summary(everything)}")
    print("origins:", dict(Counter(one[2] for one in everything)))
    for one in sorted(everything, key=lambda one: -abs(one[0]))[: options.worst]:
        print(f"  {one[0] * 1000:+6.0f} ms  {one[1]:20} {one[2]:12} at {one[3]:6.1f} s of {one[4]}")
    sizes = [abs(one[0]) for one in everything]
    if options.voice.startswith("espeak"):
        good = share(sizes, 0.1) >= 0.95 and statistics.median(sizes) <= 0.02
    else:
        good = share(sizes, 0.15) >= 0.95
    good = good and not missing_of_all
    voice.close()
    return 1 if options.floor and not good else 0


def share(sizes, limit):
    return sum(size <= limit for size in sizes) / len(sizes)


def summary(found):
    sizes = [abs(one[0]) for one in found]
    signed = statistics.median(one[0] for one in found)
    return (
        f"median {signed * 1000:+3.0f} ms, of the sizes {statistics.median(sizes) * 1000:3.0f} ms; "
        f"{share(sizes, 0.05):.1%} within 50, {share(sizes, 0.1):.1%} within 100, {share(sizes, 0.15):.1%} within 150 ms"
    )


if __name__ == "__main__":
    sys.exit(main())
