"""A user's own language model as one more proposer, behind the same guards.

Off unless a user names a server that speaks the OpenAI form of chat (Ollama, llama.cpp and others do so on
this machine). The model sees one sentence at a time. Its sentence is taken only when every guard is content,
when it brings no word that the article's sentence doesn't give, and when it is easier than what the rules
made. All that was asked and answered is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from reader.article import Span
from reader.errors import HornbookError
from reader.plain.levels import Level

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "assistant"
REASON = "Your language model wrote this sentence. All checks passed: no name, number, “not”, doubt or quotation was lost or added."
PROMPT = """Rewrite the sentence below in plain language for a reader of twelve.
Keep every fact: all names, numbers, dates, who said it, every "not", every doubt (may, could, allegedly).
Keep words in quotation marks exactly. Add nothing. Use short sentences of at most {words} words and common words.
Answer with JSON only: {{"plain": "your version"}}

Sentence: {sentence}"""
#: Seconds to wait for an answer.
TIMEOUT = 30.0
#: The longest answer that is read, in bytes.
MOST_BYTES = 100_000
#: After so many failures in a row the server is left alone.
MOST_FAILURES = 3
#: Words that a version may bring in: they say nothing new.
FREE = frozenset(
    ["be", "have", "do", "make", "get", "go", "come", "take", "give", "put", "say", "tell", "happen", "use", "people", "person", "thing", "this", "that", "it", "they", "he", "she", "we", "way", "time", "place", "also", "then", "so", "but", "because", "now", "there", "other", "many", "more", "very", "big", "small", "new", "old", "good", "bad", "part", "kind", "group", "work", "want", "need", "keep", "let", "start", "stop", "end", "begin", "help", "call", "mean", "become", "show", "look", "one", "own", "still", "later", "before", "after", "when", "where", "who", "while", "about", "like", "live", "country", "cause"]
)


class Assistant(Protocol):
    """A model that answers one prompt with one text. May raise ``AssistantError``."""

    def ask(self, prompt: str) -> str:
        """The model's answer."""
        ...


class AssistantError(HornbookError):
    """No answer came, or none that can be read."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What a model was asked about one sentence, what it answered, and what became of it.

    ``span`` is the sentence in ``article.text``; ``verdict`` is ``taken``, or why the sentence of the rules stands.
    """

    span: Span
    prompt: str
    answer: str
    verdict: str

    @property
    def is_taken(self) -> bool:
        """Whether the model's sentence stands in the plain version."""
        return self.verdict == "taken"


@dataclass(frozen=True, slots=True)
class ChatServer:
    """A server with the OpenAI form of chat: ``url`` is its base (``http://localhost:11434/v1``).

    ``timeout`` is in seconds. Nothing is sent anywhere else; a redirect is refused.
    """

    url: str
    model: str
    key: str = ""
    timeout: float = TIMEOUT

    def ask(self, prompt: str) -> str:
        """The model's answer; ``AssistantError`` when none comes."""
        from urllib.error import URLError
        from urllib.request import Request

        if not self.url.startswith(("http://", "https://")):
            raise AssistantError(self.url, "it is no web address", "write http://… or https://…")
        body = {"model": self.model, "messages": [{"role": "user", "content": prompt}], "temperature": 0, "seed": 1, "stream": False}
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {})}
        request = Request(self.url.rstrip("/") + "/chat/completions", json.dumps(body).encode(), headers)
        try:
            with _opener().open(request, timeout=self.timeout) as answer:
                data = answer.read(MOST_BYTES + 1)
        except (URLError, OSError, ValueError) as error:
            raise AssistantError(self.url, f"no answer came ({_short(error)})", "start the server, or leave --assistant out") from error
        if len(data) > MOST_BYTES:
            raise AssistantError(self.url, "the answer is too long", "choose another model")
        return _content(data, self.url)


def _opener() -> Any:
    from urllib.request import HTTPRedirectHandler, build_opener

    class NoRedirect(HTTPRedirectHandler):
        def redirect_request(self, *_: Any, **__: Any) -> None:
            return None

    return build_opener(NoRedirect)


def _short(error: Exception) -> str:
    return str(getattr(error, "reason", error))[:80]


def _content(data: bytes, url: str) -> str:
    try:
        return str(json.loads(data)["choices"][0]["message"]["content"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise AssistantError(url, "the answer is no chat answer", "is it a server with the OpenAI form of chat?") from error


def make_prompt(sentence: str, level: Level) -> str:
    """What the model is asked."""
    return PROMPT.format(words=level.words, sentence=sentence)


def read_answer(answer: str) -> str:
    """The version in an answer of JSON, with or without a code fence; ``AssistantError`` for anything else.

    >>> read_answer('{"plain": "Kim left."}')
    'Kim left.'
    """
    text = answer.strip()
    if text.startswith("```"):
        text = text.strip("`").removeprefix("json").strip()
    try:
        version = json.loads(text)["plain"]
    except (ValueError, KeyError, TypeError) as error:
        raise AssistantError("", "the answer is not the JSON that was asked for", "") from error
    if not isinstance(version, str) or not version.strip():
        raise AssistantError("", "the answer is empty", "")
    return " ".join(version.split())


def check_words(old: Doc, new: Doc) -> str:
    """Which word of the new text the article's sentence doesn't give; empty when there is none.

    A word is given when it, its base form or its family stands in the sentence, when the dictionary names it as
    simpler than (or as the meaning of) a word there, or when it is one of a few words that say nothing new.
    """
    given = _given(old)
    for token in new:
        if token.pos_ in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM") and token.is_alpha and not _is_given(token, given):
            return f"the word “{token.text}” is not in the article’s sentence"
    return ""


def _given(doc: Doc) -> frozenset[str]:
    from reader.lexicon.linting import words
    from reader.lexicon.store import look_up

    found: set[str] = set(FREE)
    for token in doc:
        lower, lemma = token.lower_, token.lemma_.lower()
        found |= {lower, lemma}
        for entry in look_up(lower) if token.is_alpha else ():
            found.update(part for text in (*entry.simpler, *entry.near, entry.headword, *entry.family) for part in words(text))
            found.update(words(entry.meaning))
    return frozenset(found)


def _is_given(token: Token, given: frozenset[str]) -> bool:
    if token.is_stop and token.pos_ not in ("NUM", "PROPN"):
        return True
    return token.lower_ in given or token.lemma_.lower() in given


class Adviser:
    """Asks a model sentence by sentence, and stops asking a server that doesn't answer."""

    def __init__(self, assistant: Assistant, level: Level) -> None:
        self._assistant, self._level, self._failures = assistant, level, 0
        self.advice: list[Advice] = []

    def version_of(self, sentence: str, span: Span, check: Callable[[str], str]) -> str:
        """The model's version if ``check`` finds nothing against it, else the empty text."""
        if self._failures >= MOST_FAILURES:
            return ""
        prompt, answer = make_prompt(sentence, self._level), ""
        try:
            answer = self._assistant.ask(prompt)
            self._failures = 0
            version = read_answer(answer)
            verdict = check(version)
        except AssistantError as error:
            self._failures += not answer
            version, verdict = "", error.problem
        self.advice.append(Advice(span, prompt, answer, verdict or "taken"))
        return "" if verdict else version


__all__ = ["Advice", "Adviser", "Assistant", "AssistantError", "ChatServer", "check_words", "make_prompt", "read_answer"]
