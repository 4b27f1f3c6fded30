"""What speech costs beside the bare engine, and whether its memory stays flat.

    python benchmarks/speech_cost.py ARTICLE.txt [--voice espeak] [--rounds 9] [--words 100000] [--suffix .mp3] [--folder DIR]

The article is spoken so many times by turns through ``speak`` (to WAV), through ``render`` (sound and times in memory) and
by the bare espeak-ng engine in one call; the medians and their ratios are printed. All is in seconds of the processor,
which other programs do not lengthen. With --voice piper, programs of their own speak the article with the bare engine
and through ``speak``, three times by turns, and the least of each is compared. Then a text of so many words, made
of the article's paragraphs over and over, is spoken to a file in a process of its own, and of one tenth of them in
another: the peak memory of both is printed.
"""

import argparse
import functools
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader.article import Article
from reader.speech.speaking import render, speak
from reader.speech.voices.espeak_library import session
from reader.speech.voices.piper import PiperVoice
from reader.speech.voices.piper_worker import borrow_worker, return_worker


def bare(text):
    with session() as engine:
        engine.set_voice("en-us")
        engine.set_parameters(rate=150)
        return engine.speak(text)


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


BARE_PIPER = """
import sys
from piper import PiperVoice, SynthesisConfig
from reader.speech.voices.piper import PiperVoice as Ours
ours = Ours()
voice = PiperVoice.load(ours.model, ours.config)
settings = SynthesisConfig(length_scale=float(sys.argv[2]), noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
length = 0
for paragraph in open(sys.argv[1], encoding="utf-8").read().split("\\n\\n"):
    for chunk in voice.synthesize(paragraph, settings):
        length += len(chunk.audio_int16_bytes)
print(length / 44100)
"""
OUR_PIPER = """
import sys
from reader.article import Article
from reader.speech.speaking import speak
text = open(sys.argv[1], encoding="utf-8").read()
speech = speak(Article.from_text(text), sys.argv[3], voice="piper")
print(sum(one.end - one.start for one in speech.sentences))
"""


def compare_piper(article, folder):
    """Both in programs of their own, the loading of the model in both."""
    text = folder / "text.txt"
    text.write_text("\n\n".join(block.span.of(article.text) for block in article.body), encoding="utf-8")
    least = {}
    for _ in range(3):
        for name, code in (("bare engine", BARE_PIPER), ("speak to WAV", OUR_PIPER)):
            scale = str(piper_length())
            before = children()
            command = [sys.executable, "-c", code, str(text), scale, str(folder / "a.wav")]
            audio = float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            taken = children() - before
            least[name] = min(least.get(name, (taken, audio)), (taken, audio))
    base = least["bare engine"][0]
    for name, (taken, audio) in least.items():
        print(f"{name:14} {taken:6.1f} s for {audio:.0f} s of speech  {taken / base:5.2f} x the bare engine", flush=True)


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@functools.cache
def piper_length():
    """How much slower than by itself the voice speaks at 150 words a minute."""
    voice = PiperVoice()
    worker = borrow_worker(voice.model, voice.config)
    length = worker.speed / 150
    return_worker(worker)
    return length


def compare(article, folder, rounds):
    _ = article.sentences  # the boundaries are found once and kept
    text = " ".join(block.span.of(article.text) for block in article.blocks if block.kind in ("headline", "paragraph", "list_item"))
    ways = {
        "bare engine": lambda: bare(text),
        "speak to WAV": lambda: speak(article, folder / "a.wav"),
        "render": lambda: render(article),
        "speak to MP3": lambda: speak(article, folder / "a.mp3"),
    }
    taken = {name: [] for name in ways}
    for work in ways.values():
        work()
    for _ in range(rounds):
        for name, work in ways.items():
            taken[name].append(seconds(work))
    base = statistics.median(taken["bare engine"])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:14} {middle:6.3f} s ({min(times):.3f} to {max(times):.3f})  {middle / base:5.2f} x the bare engine", flush=True)


def long_text(article, words):
    paragraphs = [block.span.of(article.text) for block in article.body]
    text, count = [], 0
    while count < words:
        for paragraph in paragraphs:
            text.append(paragraph)
            count += len(paragraph.split())
    return "\n\n".join(text)


def speak_long(path, words, target):
    article = Article.from_text(long_text(Article.from_text(path.read_text(encoding="utf-8-sig")), words))
    count = len(article.sentences)
    before = peak(forget=True)
    start = time.perf_counter()
    speech = speak(article, target)
    taken = time.perf_counter() - start
    after = peak()
    print(
        f"{len(speech.timings)} words in {count} sentences: {speech.duration / 3600:.2f} h of sound in {taken:.0f} s, "
        f"{target.stat().st_size / 2**20:.0f} MiB; peak memory {after:.0f} MiB while it spoke, {before:.0f} MiB before",
        flush=True,
    )


def peak(forget=False):
    """The most memory that was resident, in MiB: on Linux since it was last forgotten."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if forget:
        Path("/proc/self/clear_refs").write_text("5")
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("article", type=Path)
    parser.add_argument("--voice", choices=("espeak", "piper"), default="espeak")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--suffix", choices=(".mp3", ".wav", ".ogg"), default=".mp3")
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--long", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        if options.long:
            speak_long(options.article, options.long, folder / f"long{options.suffix}")
            return
        article = Article.from_text(options.article.read_text(encoding="utf-8-sig"))
        if options.voice == "piper":
            compare_piper(article, folder)
            return
        compare(article, folder, options.rounds)
    for words in (options.words // 10, options.words):
        arguments = [sys.executable, __file__, str(options.article), "--long", str(words), "--suffix", options.suffix]
        subprocess.run([*arguments, *(["--folder", str(options.folder)] if options.folder else [])], check=True)


if __name__ == "__main__":
    main()
