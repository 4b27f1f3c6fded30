"""Many files, many callers, and a hard end in the middle: is every file whole?

    python benchmarks/speech_stress.py ARTICLE.txt [--voice espeak] [--files 500] [--callers 8] [--kills 20] [--folder DIR]

One process writes so many files (WAV, MP3 and Ogg in turn) and looks at its memory, threads and open files; so many
threads, then so many processes, speak at once, and their files must be those that one caller alone would have written;
a process that speaks is killed with SIGKILL again and again, each time the file must be the old one or a whole new one,
and a second try must succeed. The exit status is 1 where anything is not right.
"""

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from reader.article import Article
from reader.loading.reading import read_article
from reader.speech.speaking import speak

SUFFIXES = (".wav", ".mp3", ".ogg")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def held():
    """Memory in MiB, threads, open files of this process; zeros where the system does not tell."""
    if not Path("/proc/self").exists():
        return 0.0, 0, 0
    status = Path("/proc/self/status").read_text()
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
    return memory, len(list(Path("/proc/self/task").iterdir())), len(list(Path("/proc/self/fd").iterdir()))


def many_files(article, voice, count, folder):
    sentences = [Article.from_text(one.span.of(article.text)) for one in article.sentences[:10]]
    digests = {}
    before, different = None, 0
    start = time.perf_counter()
    for number in range(count):
        which, suffix = number // len(SUFFIXES) % len(sentences), SUFFIXES[number % len(SUFFIXES)]
        path = folder / f"{number}{suffix}"
        speak(sentences[which], path, voice=voice)
        found = digest(path)
        different += digests.setdefault((which, suffix), found) != found
        if number == min(50, count // 2):
            before = held()
    after = held()
    taken = time.perf_counter() - start
    left = sum(".part" in path.name for path in folder.iterdir())
    print(
        f"{count} files in one process: {taken:.0f} s, {different} not as before, {left} left over; "
        f"memory {before[0]:.0f} then {after[0]:.0f} MiB, threads {before[1]} then {after[1]}, open files {before[2]} then {after[2]}",
        flush=True,
    )
    return not different and not left


def callers_at_once(article, voice, count, folder, alone):
    failures = []

    def work(number):
        try:
            speak(article, folder / f"thread{number}.mp3", voice=voice)
        except Exception as error:
            failures.append(error)

    start = time.perf_counter()
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    same = sum((folder / f"thread{n}.mp3").exists() and digest(folder / f"thread{n}.mp3") == alone for n in range(count))
    print(f"{count} threads at once: {same} files as one alone, {len(failures)} failures, {time.perf_counter() - start:.0f} s", *failures, flush=True)
    return same == count


ONE = "import sys; from reader.loading.reading import read_article; from reader.speech.speaking import speak; a = read_article(sys.argv[1]); print('ready', flush=True)\n"


def processes_at_once(source, voice, count, folder, alone):
    start = time.perf_counter()
    code = ONE + "speak(a, sys.argv[2], voice=sys.argv[3])"
    running = [
        subprocess.Popen([sys.executable, "-c", code, source, folder / f"process{number}.mp3", voice], stdout=subprocess.DEVNULL)
        for number in range(count)
    ]
    failed = sum(one.wait() != 0 for one in running)
    same = sum((folder / f"process{n}.mp3").exists() and digest(folder / f"process{n}.mp3") == alone for n in range(count))
    print(f"{count} processes at once: {same} files as one alone, {failed} failures, {time.perf_counter() - start:.0f} s", flush=True)
    return same == count


def killed(source, voice, count, folder, alone):
    chance = random.Random(7)
    path = folder / "killed.mp3"
    broken = written = 0
    code = ONE + "while True:\n    speak(a, sys.argv[2], voice=sys.argv[3])"
    start = time.perf_counter()
    for _ in range(count):
        path.write_bytes(b"old")
        process = subprocess.Popen([sys.executable, "-c", code, source, path, voice], stdout=subprocess.PIPE, text=True)
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 5.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        is_old, is_new = path.read_bytes() == b"old", digest(path) == alone
        broken += not (is_old or is_new)
        written += is_new
    speak(read_article(source), path, voice=voice)
    second = digest(path) == alone
    print(
        f"{count} times killed: {broken} broken files ({count - written - broken} old, {written} new); "
        f"the second try is {'right' if second else 'WRONG'}, {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    return not broken and second


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("article", type=Path)
    parser.add_argument("--voice", default="espeak")
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--callers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    article, source = read_article(str(options.article)), str(options.article)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        speak(article, folder / "alone.mp3", voice=options.voice)
        alone = digest(folder / "alone.mp3")
        good = [
            many_files(article, options.voice, options.files, folder),
            callers_at_once(article, options.voice, options.callers, folder, alone),
            processes_at_once(source, options.voice, options.callers, folder, alone),
            killed(source, options.voice, options.kills, folder, alone),
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
