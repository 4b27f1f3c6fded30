"""The plain version as an article of its own: to be scored, read aloud, and asked about."""

from __future__ import annotations

from reader.article import Article, Block, Span
from reader.plain.types import PlainArticle


def plain_article_of(plain: PlainArticle) -> Article:
    """The plain version as an ``Article``: one block for each paragraph, list items kept as such.

    A list that the plain version shows on lines of its own is one sentence here, as it is read aloud and counted;
    explanations of quotations are ours, and stay out.
    """
    blocks, texts, start = [], [], 0
    for paragraph in plain.paragraphs:
        text = " ".join(sentence.text for sentence in paragraph)
        kind = plain.article.blocks[paragraph[0].block].kind
        blocks.append(Block(kind, Span(start, start + len(text))))
        texts.append(text)
        start += len(text) + 2
    return Article(
        "\n\n".join(texts), tuple(blocks), title=plain.article.title, byline=plain.article.byline,
        published=plain.article.published, source=plain.article.source, language=plain.article.language,
    )  # fmt: skip
