"""The forms in which an article leaves the command line."""

from __future__ import annotations

from cleantext.article import Article


def as_text(article: Article) -> str:
    """Return title and body as plain text."""
    return "\n\n".join(part for part in (article.title, article.body) if part)


def as_json(article: Article) -> str:
    """Return the article as one line of JSON, without the source."""
    return article.model_dump_json(exclude={"source"})


def as_markdown(article: Article) -> str:
    """Return the article as Markdown: title, standfirst, byline and date, pictures, body."""
    parts = [f"# {article.title}"] if article.title else []
    if article.standfirst:
        parts.append(f"**{article.standfirst}**")
    who = ", ".join((*article.authors, *article.agencies)) or article.byline
    when = str(article.date) if article.date else None
    if who or when:
        parts.append("*" + " · ".join(part for part in (who, when) if part) + "*")
    parts += [
        "> " + " — ".join(part for part in (image.caption or image.alt, image.credit) if part)
        for image in article.images
    ]
    if article.body:
        parts.append(article.body)
    return "\n\n".join(parts)
