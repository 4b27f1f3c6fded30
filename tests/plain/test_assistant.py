"""A user's own language model: a local server with good and with hostile answers."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader.plain.assistant import AssistantError, ChatServer, read_answer
from reader.plain.simplifier import simplify

SENTENCE = "The committee that oversees the harbour, its roads and its 14 cranes may not close the old gate before Kim Bauer has seen the written report on safety."


class Answers:
    """A model that answers from a list, and keeps what it was asked."""

    def __init__(self, *answers):
        self.answers, self.prompts = list(answers), []

    def ask(self, prompt):
        self.prompts.append(prompt)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def plain(text):
    return json.dumps({"plain": text})


def verdict(text, answer):
    """The verdict on the first answer; an answer that isn't taken leaves the sentence of the rules."""
    made = simplify(text, level="easy", assistant=Answers(answer))
    alone = simplify(text, level="easy")
    assert made.advice[0].answer == answer
    if made.advice[0].verdict != "taken":
        assert made.text == alone.text
        assert made.changes == alone.changes
    return made.advice[0].verdict




def test_a_faithful_and_easier_sentence_is_taken_and_kept_in_the_ledger():
    text = "Because the storm had damaged the harbour and because its 14 cranes were broken, the committee may close the old gate for months."
    easier = "The storm had damaged the harbour. Its 14 cranes were broken. So the committee may close the old gate for months."
    made = simplify(text, level="easy", assistant=Answers(plain(easier)), rules=())
    assert made.text == easier
    (change,) = made.changes
    assert (change.rule, change.before, change.after) == ("assistant", text, easier)
    assert made.advice[0].verdict == "taken" and text in made.advice[0].prompt
    assert simplify(text, level="easy", assistant=Answers(plain(easier)), rules=(), refuse=[change.id]).text == text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("The committee may not close the gate before Kim Bauer has seen the report. Cranes cost 9 million euros.", "number"),
        ("The committee may close the old gate. It has 14 cranes. Kim Bauer has seen the report.", "not"),
        ("The committee will not close the old gate with its 14 cranes before Kim Bauer has seen the report.", "how sure"),
        ("The committee may not close the old gate with its 14 cranes before she has seen the report.", "name"),
        ("The committee and Paul Weber may not close the gate and its 14 cranes before Kim Bauer has seen the report.", "name"),
        ("The corrupt committee may not close the old gate. It has 14 cranes. Kim Bauer has not seen the report.", "not"),
        ("The corrupt committee may not close the gate. It has 14 cranes. Kim Bauer has to see the report first.", "corrupt"),
        ("I’m sorry, I can’t help with that request.", ""),
    ],
)
def test_what_adds_loses_or_refuses_is_turned_down(answer, said):
    found = verdict(SENTENCE, plain(answer))
    assert found != "taken"
    assert said in found


def test_a_sentence_that_is_no_easier_is_turned_down():
    assert verdict(SENTENCE, plain(SENTENCE)) == "it is no easier than what the rules made"


def test_a_changed_quotation_is_turned_down():
    text = "The mayor of the town on the coast called the plan of the committee for the 14 cranes of the harbour “a very bad joke” on Monday."
    assert "quotation" in verdict(text, plain("The mayor of the town on the coast called the plan of the committee for the 14 cranes of the harbour “a bad joke”. This was on Monday."))


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"plain": 3}', '{"plain": ""}', '{"text": "Kim left."}', "Kim left."])
def test_an_answer_that_is_no_json_is_turned_down(answer):
    with pytest.raises(AssistantError):
        read_answer(answer)
    assert "JSON" in verdict(SENTENCE, answer) or "empty" in verdict(SENTENCE, answer)


def test_a_code_fence_round_the_answer_is_taken_off():
    assert read_answer('```json\n{"plain": "Kim  left."}\n```') == "Kim left."


def test_a_server_that_fails_is_left_alone_after_three_times():
    failing = Answers(AssistantError("here", "no answer came"))
    text = " ".join([SENTENCE] * 5)
    made = simplify(text, level="easy", assistant=failing)
    assert len(failing.prompts) == 3
    assert made.text == simplify(text, level="easy").text
    assert {one.verdict for one in made.advice} == {"no answer came"}


@pytest.fixture
def server():
    """A server with the OpenAI form of chat; its ``reply`` decides what comes."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.server.bodies.append((self.path, body))
            self.server.reply(self, body)

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.bodies = []
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def send(handler, content, status=200, **headers):
    data = content if isinstance(content, bytes) else json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def url(server):
    return f"http://127.0.0.1:{server.server_address[1]}/v1"


def test_the_form_of_the_question_and_of_the_answer(server):
    server.reply = lambda handler, body: send(handler, plain("Kim left."))
    assert read_answer(ChatServer(url(server), "small").ask("Hello")) == "Kim left."
    path, body = server.bodies[0]
    assert path == "/v1/chat/completions"
    assert (body["model"], body["messages"], body["temperature"]) == ("small", [{"role": "user", "content": "Hello"}], 0)


@pytest.mark.parametrize(
    "reply",
    [
        lambda handler, body: send(handler, b"<html>busy</html>"),
        lambda handler, body: send(handler, b"{}"),
        lambda handler, body: send(handler, b"x" * 200_000),
        lambda handler, body: send(handler, "no", 500),
        lambda handler, body: send(handler, b"", 302, Location="http://127.0.0.1:9/elsewhere"),
        lambda handler, body: time.sleep(1.5),
    ],
    ids=["a page", "other JSON", "too long", "an error", "a redirect", "silence"],
)
def test_what_is_no_chat_answer_is_a_clear_error(server, reply):
    server.reply = reply
    with pytest.raises(AssistantError) as caught:
        ChatServer(url(server), "small", timeout=0.5).ask("Hello")
    assert caught.value.problem and caught.value.remedy
    assert len(server.bodies) == 1


def test_nobody_at_home_and_no_address():
    with pytest.raises(AssistantError):
        ChatServer("http://127.0.0.1:9/v1", "small", timeout=0.5).ask("Hello")
    with pytest.raises(AssistantError, match="web address"):
        ChatServer("file:///etc/passwd", "small").ask("Hello")
