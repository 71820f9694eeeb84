"""The stages, one module each, and the order in which the ready pipelines run them."""

from cleantext.context import Stage
from cleantext.stages.captions import captions
from cleantext.stages.headline import headline
from cleantext.stages.rules import rules
from cleantext.stages.separators import separators
from cleantext.stages.standfirst import standfirst

ARTICLE_STAGES: tuple[Stage, ...] = (rules, captions, headline, standfirst, separators)
PAGE_STAGES: tuple[Stage, ...] = ARTICLE_STAGES
