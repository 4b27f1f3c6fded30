"""What speech costs beside the bare engine, and whether its memory stays flat.

    python benchmarks/speech_cost.py ARTICLE.txt [--words 100000] [--folder DIR]

The article is spoken nine times by turns through ``speak`` (to WAV), through ``render`` (sound and times in memory) and
by the bare espeak-ng engine in one call; the medians and their ratios are printed. Then a text of so many words, made
of the article's paragraphs over and over, is spoken to MP3 in a process of its own, and of one tenth of them in
another: the peak memory of both is printed.
"""

import argparse
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


def bare(text):
    with session() as engine:
        engine.set_voice("en-us")
        engine.set_parameters(rate=150)
        return engine.speak(text)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(article, folder):
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
    for _ in range(9):
        for name, work in ways.items():
            taken[name].append(seconds(work))
    base = statistics.median(taken["bare engine"])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:14} {middle:6.3f} s ({min(times):.3f} to {max(times):.3f})  {middle / base:5.2f} x the bare engine")


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
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--long", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        if options.long:
            speak_long(options.article, options.long, folder / "long.mp3")
            return
        compare(Article.from_text(options.article.read_text(encoding="utf-8-sig")), folder)
    for words in (options.words // 10, options.words):
        arguments = [sys.executable, __file__, str(options.article), "--long", str(words)]
        subprocess.run([*arguments, *(["--folder", str(options.folder)] if options.folder else [])], check=True)


if __name__ == "__main__":
    main()
