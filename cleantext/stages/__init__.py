"""The stages, one module each, and the order in which the ready pipelines run them."""

from cleantext.context import Stage
from cleantext.stages.author_bios import author_bios
from cleantext.stages.broken_notices import broken_notices
from cleantext.stages.bylines import bylines
from cleantext.stages.captions import captions
from cleantext.stages.comment_sections import comment_sections
from cleantext.stages.datelines import datelines
from cleantext.stages.glued_notices import glued_notices
from cleantext.stages.headline import headline
from cleantext.stages.main_content import main_content, main_content_of_pages, page_intro
from cleantext.stages.related_blocks import related_blocks
from cleantext.stages.repeats import repeats
from cleantext.stages.rules import rules
from cleantext.stages.separators import separators
from cleantext.stages.standfirst import standfirst
from cleantext.stages.tail_cascade import tail_cascade
from cleantext.stages.timestamps import timestamps

ARTICLE_STAGES: tuple[Stage, ...] = (
    rules,
    broken_notices,
    glued_notices,
    captions,
    headline,
    timestamps,
    bylines,
    standfirst,
    datelines,
    author_bios,
    related_blocks,
    comment_sections,
    repeats,
    tail_cascade,
    separators,
)
PAGE_STAGES: tuple[Stage, ...] = (
    *ARTICLE_STAGES[:1],
    main_content,
    *ARTICLE_STAGES[1:],
    page_intro,
)
AUTO_STAGES: tuple[Stage, ...] = tuple(
    main_content_of_pages if stage is main_content else stage for stage in PAGE_STAGES
)
