"""What an article is about, from a short list of topics, and what may be asked about each.

A topic is found by its words: each is the beginning of a word in small letters, and counts once. The questions are
original, open, and ask nobody to tell a class about their own troubles.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, the beginnings of its words, and questions for before, during and after reading."""

    name: str
    words: tuple[str, ...]
    warm_ups: tuple[str, ...]
    discussion: tuple[str, ...]
    writing: tuple[str, ...]


def _topic(name: str, words: str, warm_ups: tuple[str, ...], discussion: tuple[str, ...], writing: tuple[str, ...]) -> Topic:
    return Topic(name, tuple(words.split()), warm_ups, discussion, writing)


#: Fewer different words than this are no topic.
FEWEST_WORDS = 4
#: One word counts no more often than this.
_MOST_OFTEN = 5

GENERAL = _topic(
    "any",
    "",
    (
        "Read only the title. Write down three things that the text may tell you.",
        "What do you know about this subject already? Where did you hear about it?",
    ),
    (
        "What is new to you in this text? What would you like to ask the writer?",
        "Who may be happy about this news, and who may not? Why?",
        "What is missing in the text? Whose voice would you like to hear?",
        "Will people still talk about this news in a year? Why, or why not?",
    ),
    (
        "Tell the news to a friend who has not read it. Write 60 to 80 words.",
        "Write three questions to one person in the text. Say why you ask them.",
        "Write a new title for the text, and explain your choice.",
    ),
)

TOPICS: tuple[Topic, ...] = (
    _topic(
        "nature and climate",
        "climate carbon emission pollut forest wildlife species ocean river coral recycl plastic environment conservation warming fossil biodivers habitat drought ecosystem glacier rainforest solar",
        ("Name three things in nature that have changed where you live.", "Which is worse for nature, a car or a cow? Say what you think, then read."),
        ("Who should pay to protect nature: states, companies or each of us?", "What can one person change, and what not?", "Can people use nature and keep it safe as well? Give an example."),
        ("Write a letter to your town: one thing it could do for nature, and why.", "Describe a place in nature as it is today, and as it may be in fifty years."),
    ),
    _topic(
        "animals",
        "animal dog cat bird bear wolf wolves elephant gorilla fish insect bee zoo tiger lion whale monkey species pet farm breed wild",
        ("Which animal would you like to know more about? Why?", "Name five wild animals that live in your country."),
        ("Do wild animals and people need the same things? Where do they get in each other’s way?", "Should people keep wild animals in zoos?", "Which animals do people protect most? Why those?"),
        ("Write a page for a children’s book about an animal in the text.", "Write the rules for visitors of a nature park."),
    ),
    _topic(
        "health",
        "health doctor patient hospital disease drug medic virus cancer diet obes exercise treatment vaccine infection illness symptom surgery mental antibiot sugar smok cigarette nurse",
        ("What helps people to stay healthy? Make a list, then compare it.", "Where do people look for advice on health? Which places do you trust?"),
        ("How can a reader tell good advice on health from bad advice?", "Should the state tell people what to eat, drink or smoke?", "Why is it hard to change a habit, even a bad one?"),
        ("Write a short page of advice for a school, with three tips from the text.", "Explain one finding of the text to your grandparents."),
    ),
    _topic(
        "technology",
        "internet online computer phone smartphone software app robot google facebook twitter digital website data device video user password tech online game hacker artificial drone",
        ("Which machine could you not live without for a week? Why?", "What could phones not do ten years ago?"),
        ("Does new technology bring people together or keep them apart?", "Who should decide what a company may do with data about people?", "Which inventions would you take back if you could?"),
        ("Write the instructions for one machine in the text, for somebody who has never seen one.", "A day without the internet: write a page of a diary."),
    ),
    _topic(
        "work and money",
        "job worker wage salary pay company companies business bank econom market price tax profit employ factory boss manager customer shop poverty rich poor income billion million cost budget debt",
        ("What makes a job a good job? Put these in order: money, time, people, meaning.", "What would you do with a day’s pay?"),
        ("Is it fair that some people earn a hundred times more than others?", "What should a company give back to the place where it works?", "What can buyers change by what they buy?"),
        ("Write an advertisement for a job from the text.", "A worker and a boss talk about the news in the text. Write what they say."),
    ),
    _topic(
        "law and crime",
        "police court judge prison crime criminal arrest law legal jail sentence guilty trial victim murder lawyer illegal theft stolen prosecut officer investigat suspect convict",
        ("What are laws for? Find two good answers.", "How do people learn about a crime: from whom first, from whom later?"),
        ("What should a prison do: punish, protect or teach?", "When is a law wrong? What can people do about it?", "Why do newspapers use words such as “alleged” and “accused”?"),
        ("Write the report of a person who saw what happened, with facts only.", "Should one law in the text be changed? Write for or against."),
    ),
    _topic(
        "government",
        "government minister president election vote voter parliament party political politician policy campaign democra senat congress prime leader opposition referendum mayor council republican",
        ("Who decides what in your town, in your country? Name three people or groups.", "What would you change first as a mayor?"),
        ("How can people who are too young to vote make themselves heard?", "What should a politician never do?", "Is it good that leaders change often?"),
        ("Write a speech of one minute for or against something in the text.", "Write to a politician: one question, one wish, one reason."),
    ),
    _topic(
        "war and peace",
        "war army soldier military weapon bomb attack peace refugee conflict rebel troops missile nuclear border terror civilian militant ceasefire fighting",
        ("What do people need first when they have to leave home?", "What is a border? Write down what comes to your mind."),
        ("What can other countries do when people are in danger?", "How do we know what is true in a war? Who tells us?", "What makes peace last?"),
        ("Write the questions that a reporter should ask both sides.", "Explain one difficult word of the text to a younger pupil, with an example."),
    ),
    _topic(
        "school and learning",
        "school student teacher university education pupil exam classroom lesson college degree learn course teach homework campus academic lecture curriculum",
        ("What did you learn outside school that is of use to you?", "What makes a lesson good? Write down two things."),
        ("What should each pupil learn that is not on the timetable today?", "Do exams show what people can do?", "Should learning cost money?"),
        ("Describe a school of the year 2050.", "Write a letter to a new pupil: five things to know about your school."),
    ),
    _topic(
        "science and space",
        "scientist research study experiment planet space mars moon nasa astronaut physicist laborator theory universe discover telescope element brain gene fossil evidence professor",
        ("What question would you like science to answer?", "How do scientists find out that they were wrong?"),
        ("Should money go to space while there is need on earth?", "Which finding in the text is sure, and which is only likely? How can you tell?", "Are there things that science should not do?"),
        ("Explain one finding of the text in four sentences, for a child of ten.", "Write the plan of a small experiment: question, guess, what you do, what you measure."),
    ),
    _topic(
        "sport",
        "team player coach match football tennis athlete champion olympic game goal win winner race runner stadium league tournament medal cup fan sport climb climber train",
        ("Which sport do you like to watch, and which to do? Is it the same?", "What makes somebody a good sportsman or sportswoman besides winning?"),
        ("Do the best players earn too much?", "Should men and women play in the same teams?", "What can sport change in a country, and what not?"),
        ("Report on a match or race as if you were there. Write 80 words.", "Interview a sportsperson: five questions and the answers you expect."),
    ),
    _topic(
        "arts and media",
        "film music artist song band album museum painting book novel writer author actor director theatre theater television audience concert festival gallery fashion singer newspaper magazine fan poem art",
        ("Which picture, song or book do you remember best? Why that one?", "What do you want first from a film: to laugh, to learn or to forget?"),
        ("What makes a work of art famous?", "Should music and books be free for all?", "Can art change how people think? Give an example."),
        ("Write about a film, a song or a book for a school paper: what it is about, and who will like it.", "Describe a picture that goes with the text, so that somebody could draw it."),
    ),
    _topic(
        "towns and travel",
        "tourist travel visitor hotel city cities street airport flight train passenger holiday beach island road bridge village housing building traffic bicycle cyclist neighbourhood neighborhood rent",
        ("What would you show a visitor to your town on one day?", "How do you get about, and how would you like to?"),
        ("Are many visitors good for a place?", "Who should own the streets: cars, bicycles or people on foot?", "What do people lose, and what do they win, when a town grows?"),
        ("Write a page for visitors about the place in the text.", "Write a letter to the paper about traffic in your town."),
    ),
    _topic(
        "people and society",
        "family families children child parents women woman marriage young teenage generation old age elderly friend community religio muslim christian church gender equal rights protest immigra migrant racis birth",
        ("What do young and old people learn from each other?", "What makes a group of people a community?"),
        ("Which rules of living together have changed since your grandparents were young?", "Is everybody in the text treated as fairly as the others?", "Who should help when a person is alone: family, neighbours or the state?"),
        ("Describe a day in the life of one person in the text.", "Write about a person who changed something where they live."),
    ),
    _topic(
        "food",
        "food eat restaurant chef cook meal meat vegetable fruit farmer crop drink coffee tea wine bread recipe hunger kitchen supermarket rice grain taste",
        ("What did you eat yesterday, and where did it come from?", "Which dish would you cook for a guest from far away?"),
        ("Should we eat less meat?", "Why is so much food thrown away, and who could change it?", "Does food taste better when we know who made it?"),
        ("Write a recipe in six steps.", "Describe the way of one kind of food from the field to the table."),
    ),
)


def find_topics(text: str, most: int = 2) -> tuple[Topic, ...]:
    """The topics of a text, the one with the most words first; none where no topic has enough different ones.

    >>> [topic.name for topic in find_topics("The police told the court that a judge had freed the prison guard.")]
    ['law and crime']
    """
    words = Counter(re.findall(r"[a-z]+", text.lower()))
    found: list[tuple[int, Topic]] = []
    for topic in TOPICS:
        counts = [_times(start, words) for start in topic.words]
        if sum(count > 0 for count in counts) >= FEWEST_WORDS:
            found.append((sum(min(count, _MOST_OFTEN) for count in counts), topic))
    found.sort(key=lambda pair: -pair[0])
    return tuple(topic for hits, topic in found[:most] if hits * 3 > found[0][0] * 2)


def _times(start: str, words: Counter[str]) -> int:
    """How often a word begins so; a short beginning must be the whole word, be it with an s."""
    if len(start) < 5:
        return words[start] + words[start + "s"]
    return sum(count for word, count in words.items() if word.startswith(start))
