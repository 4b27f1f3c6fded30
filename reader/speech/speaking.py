"""``speak``: an article in, its sound and the time of each word out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import tee
from pathlib import Path

from reader.article import Article, Span, as_article
from reader.errors import SpeechError
from reader.speech.encoders import SoundWriter, Tags
from reader.speech.files import Spool, check_path, sound_file
from reader.speech.gaps import GAPS, Gaps, find_gaps
from reader.speech.loudness import level
from reader.speech.pronunciations import Own, load_pronunciations
from reader.speech.sinks import open_sink, play_samples
from reader.speech.timing import Chapter, Speech, Timing
from reader.speech.timings import time_words, trim
from reader.speech.utterances import Line, Utterance, lines, plan
from reader.speech.voices.base import Sound, Voice, check_rate
from reader.speech.voices.registry import open_voice

#: The kinds of block that are read aloud unless asked otherwise.
SPOKEN_KINDS = ("headline", "heading", "paragraph", "list_item")
#: Silences in seconds between sentences and between paragraphs.
GAP_SENTENCE, GAP_PARAGRAPH = GAPS["default"].sentence, GAPS["default"].paragraph
#: Silence before the first word, in seconds: devices swallow the first moment, and MP3 adds one.
LEAD_IN = 0.1
Progress = Callable[[int, int], object]


def speak(
    article: Article | str,
    path: str | Path | None = None,
    *,
    voice: str | Voice = "espeak",
    rate: int = 150,
    include: Sequence[str] = SPOKEN_KINDS,
    profile: str = "default",
    gap_sentence: float | None = None,
    gap_paragraph: float | None = None,
    learner_pause: float = 0.0,
    licence: str = "",
    pronunciations: Own = None,
    progress: Progress | None = None,
) -> Speech:
    """Read an article aloud, into a file or through the loudspeaker.

    ``path`` names the file, its suffix the format: ``.wav``, ``.mp3``, ``.ogg``, and ``.m4b`` or ``.m4a`` where the
    program ffmpeg is installed; without it the sound is played. ``voice`` is a name (``espeak``, ``piper``, see
    ``open_voice``), the file of a Piper voice (``VOICE.onnx``) or a voice of your own; ``rate`` is in words a minute.
    ``include`` names the kinds of block to read. ``profile`` (``default``, ``dyslexia``, ``large-print``) sets the
    silences between sentences and paragraphs, ``gap_sentence`` and ``gap_paragraph`` set them in seconds;
    ``learner_pause`` is added after each sentence, for pupils to say it again. ``licence`` is a name or an address
    that the file shall bear. ``pronunciations`` are a teacher's own entries: a mapping of word to respelling, or a
    file of them. ``progress`` is called with the sentences done and all.

    The same input gives the same bytes. Raises ``SpeechError`` where nothing can be said or played,
    ``MissingPartError`` for a voice or format whose part is not installed, ``WritingError`` for the file.

    >>> from reader.article import Block
    >>> article = Article("Rain fell.", (Block("paragraph", Span(0, 10)),))
    >>> speech = render(article, voice="silent", rate=100)
    >>> [(timing.span.of(article.text), round(timing.start, 2)) for timing in speech.timings]
    [('Rain', 0.1), ('fell', 0.6)]
    """
    # Where there is nothing to play it with, say so before the long work.
    sink = open_sink() if path is None else None
    speech = render(
        article,
        path,
        voice=voice,
        rate=rate,
        include=include,
        profile=profile,
        gap_sentence=gap_sentence,
        gap_paragraph=gap_paragraph,
        learner_pause=learner_pause,
        licence=licence,
        pronunciations=pronunciations,
        progress=progress,
    )
    if sink is not None:
        with closing(sink):
            play_samples(speech.samples, speech.rate, sink=sink)
    return speech


def render(
    article: Article | str,
    path: str | Path | None = None,
    *,
    voice: str | Voice = "espeak",
    rate: int = 150,
    include: Sequence[str] = SPOKEN_KINDS,
    profile: str = "default",
    gap_sentence: float | None = None,
    gap_paragraph: float | None = None,
    learner_pause: float = 0.0,
    licence: str = "",
    pronunciations: Own = None,
    progress: Progress | None = None,
) -> Speech:
    """As ``speak``, but without a path nothing is played: for whoever needs the sound and the times alone."""
    article = as_article(article)
    gaps = find_gaps(profile, sentence=gap_sentence, paragraph=gap_paragraph, learner=learner_pause)
    chosen, own = (open_voice(voice), True) if isinstance(voice, str) else (voice, False)
    check_rate(rate, chosen.rates)
    if path is not None:
        check_path(path)
    try:
        sentences = lines(article, include)
        if not sentences:
            about = article.source or article.title or "the text"
            raise SpeechError(about, "holds nothing to read aloud", "give it a sentence")
        known = load_pronunciations(pronunciations)
        utterances = plan(article, sentences, notation=chosen.notation, pronunciations=known)
        job = _Job(article, chosen, rate, gaps, licence, sentences, progress)
        return _speak(job, utterances, Path(path) if path is not None else None)
    finally:
        if own:
            chosen.close()


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be spoken, and how."""

    article: Article
    voice: Voice
    rate: int
    gaps: Gaps
    licence: str
    sentences: Sequence[Line]
    progress: Progress | None


@dataclass(slots=True)
class _Track:
    """The sound as it grows: samples go to the spool and, where there is one, to the file."""

    rate: int
    spool: Spool
    file: SoundWriter | None
    timings: list[Timing] = field(default_factory=list)
    sentences: list[Timing] = field(default_factory=list)
    #: When each block began to sound.
    blocks: dict[int, float] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        return self.spool.length / self.rate

    def write(self, samples: bytes) -> None:
        self.spool.write(samples)
        if self.file is not None:
            self.file.write(samples)

    def pause(self, seconds: float) -> None:
        self.write(bytes(2 * round(seconds * self.rate)))

    def add(self, utterance: Utterance, sound: Sound) -> None:
        """Add the sound of one utterance and the times of its words."""
        if sound.rate != self.rate:
            raise SpeechError("the voice", f"changed from {self.rate} to {sound.rate} Hz", "try again, or another voice")
        self.blocks.setdefault(utterance.block, self.seconds)
        sound = trim(sound)
        words = time_words(utterance.words, sound, utterance.text, self.seconds)
        self.write(level(sound.samples, sound.rate))
        if not words:
            return
        self.timings += words
        start, end = words[0].start, words[-1].end
        if self.sentences and self.sentences[-1].span.end == utterance.span.start:
            # A part of a very long sentence.
            last = self.sentences.pop()
            self.sentences.append(Timing(Span(last.span.start, utterance.span.end), last.start, end, last.origin))
        else:
            self.sentences.append(Timing(utterance.span, start, end, words[0].origin))


def _speak(job: _Job, utterances: Iterator[Utterance], path: Path | None) -> Speech:
    article = job.article
    titles = _chapters(article, dict.fromkeys((line.block for line in job.sentences), 0.0), 0.0)
    tags = Tags(article.title, article.source, article.language, job.licence, titles)
    spool = Spool(path.parent if path is not None else None)
    planned, texts = tee(utterances)
    with ExitStack() as stack:
        stack.callback(spool.close)
        sounds = job.voice.synthesize((one.text for one in texts), rate=job.rate)
        close = getattr(sounds, "close", None)
        if close is not None:
            stack.callback(close)
        track: _Track | None = None
        for utterance, sound in zip(planned, sounds, strict=False):
            if track is None:
                file = stack.enter_context(sound_file(path, sound.rate, tags)) if path is not None else None
                track = _Track(sound.rate, spool, file)
                track.pause(LEAD_IN)
            track.add(utterance, sound)
            track.pause(job.gaps.after(ends_sentence=utterance.ends_sentence, ends_block=utterance.ends_block))
            if job.progress is not None and utterance.ends_sentence:
                job.progress(utterance.sentence + 1, len(job.sentences))
        if track is None:
            raise SpeechError(job.voice.name, "made no sound", "try another voice")
        chapters = _chapters(article, track.blocks, track.seconds)
        if track.file is not None:
            track.file.mark(chapters)
        samples = spool.finish()
    return Speech(
        samples=samples,
        rate=track.rate,
        timings=tuple(track.timings),
        sentences=tuple(track.sentences),
        chapters=chapters,
        text=article.text,
        title=article.title,
        source=article.source,
        language=article.language,
        licence=job.licence,
        voice=job.voice.name,
        path=path,
    )


def _chapters(article: Article, begun: Mapping[int, float], end: float) -> tuple[Chapter, ...]:
    """One chapter a heading that is read, and one for what comes before; none without headings."""
    headings = [n for n, block in enumerate(article.blocks) if block.kind == "heading" and n in begun]
    if not headings:
        return ()
    starts = [(" ".join(article.blocks[n].span.of(article.text).split()), begun[n]) for n in headings]
    if min(begun) < headings[0]:
        starts.insert(0, (article.title or "Beginning", 0.0))
    ends = [start for _, start in starts[1:]] + [end]
    return tuple(Chapter(title, start, stop) for (title, start), stop in zip(starts, ends, strict=True))
