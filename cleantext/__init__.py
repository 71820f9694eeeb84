"""Plain text of a scraped news article in, the article out."""

from cleantext._version import __version__
from cleantext.article import Article
from cleantext.context import Context, Stage
from cleantext.model import (
    Access,
    Action,
    ArticleDate,
    FieldSpan,
    Image,
    Kind,
    Mark,
    Removal,
    Rule,
)
from cleantext.pack import RuleError, load_rules
from cleantext.pipeline import Pipeline, clean

__all__ = [
    "Access",
    "Action",
    "Article",
    "ArticleDate",
    "Context",
    "FieldSpan",
    "Image",
    "Kind",
    "Mark",
    "Pipeline",
    "Removal",
    "Rule",
    "RuleError",
    "Stage",
    "__version__",
    "clean",
    "load_rules",
]
