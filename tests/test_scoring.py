"""``score_lines`` and ``choose``: the article out of everything on the page."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from cleantext.evidence import COMMENTS, WIDTH  # noqa: E402
from cleantext.scoring import (  # noqa: E402
    BODY,
    WEIGHTS,
    choose,
    load_weights,
    probability,
    score_lines,
)

ARTICLE = [
    "The council said on Monday that it would not close the bridge before the winter, whatever "
    "the county says about the cost of the repairs.",
    "“We have waited for this since the flood,” the mayor told reporters at the town hall, where "
    "about two hundred people had come to hear the decision.",
    "Engineers had warned in a report last year that two of the piers were damaged and that a "
    "heavy lorry could bring the roadway down.",
    "The county, which pays for most of the work, wants to begin in spring. It has asked the "
    "government for another four million for a temporary crossing.",
    "A decision is expected by the end of the month. Until then the bridge stays open to cars "
    "and to cyclists, but not to lorries or to buses.",
]
HEAD = [
    "Bridge stays open until spring - The Valley Paper", "Home", "News", "Sport", "Weather", "Jobs",
    "Log in", "Subscribe", "Search", "Bridge stays open until spring", "By Ann Lee", "3 May 2021",
    "Share",
]  # fmt: skip
TAIL = [
    "Share on Facebook", "Tweet", "Related articles", "County cuts its road budget again",
    "Five walks along the river", "Comments", "Log in to comment", "Most read",
    "Man found after two days", "School wins prize", "About us", "Contact", "Privacy policy",
    "Terms of use", "© 2021 The Valley Paper. All rights reserved.",
]  # fmt: skip


def test_the_article_is_chosen_out_of_the_page() -> None:
    lines = [*HEAD, *ARTICLE, *TAIL]
    kept = choose(score_lines(lines), lines)
    assert [line for line, keep in zip(lines, kept, strict=True) if keep] == ARTICLE


def test_a_bare_article_stays_whole() -> None:
    assert choose(score_lines(ARTICLE), ARTICLE) == [True] * len(ARTICLE)


def test_a_page_of_links_has_no_article() -> None:
    lines = [*HEAD[1:9], *TAIL, *HEAD[1:9]]
    kept = choose(score_lines(lines), lines)
    assert sum(len(line) for line, keep in zip(lines, kept, strict=True) if keep) < 60


def test_a_long_paragraph_printed_twice_is_kept_once() -> None:
    lines = [*HEAD, *ARTICLE, ARTICLE[-1], *TAIL]
    scores = np.full((len(lines), 4), 3.0, np.float32)
    kept = choose(scores, lines)
    assert kept[len(HEAD) + len(ARTICLE) - 1]
    assert not kept[len(HEAD) + len(ARTICLE)]


def test_only_the_best_stretch_is_kept_where_lines_are_doubtful() -> None:
    lines = [f"line {number}" for number in range(30)]
    scores = np.full((30, 4), -4.0, np.float32)
    scores[5:15] = 1.5
    scores[25:27] = 1.5
    assert [i for i, keep in enumerate(choose(scores, lines)) if keep] == list(range(5, 15))


def test_no_lines() -> None:
    assert score_lines([]).shape == (0, 4)
    assert choose(score_lines([]), []) == []


def test_scores_are_the_same_each_time_and_probabilities_are_shares() -> None:
    first, second = score_lines(ARTICLE), score_lines(ARTICLE)
    assert np.array_equal(first, second)
    shares = probability(first[:, BODY])
    assert ((shares >= 0) & (shares <= 1)).all()


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    with np.load(WEIGHTS) as data:
        arrays = {name: data[name] for name in data.files}
    arrays["names"] = arrays["names"][:-1]
    path = tmp_path / "other.npz"
    np.savez(path, **arrays)
    with pytest.raises(ValueError, match="other features"):
        load_weights(path)


def test_weights_are_small_and_have_a_card() -> None:
    assert WEIGHTS.stat().st_size < 1_000_000
    assert WEIGHTS.with_suffix(".md").is_file()


def test_a_page_costs_little() -> None:
    lines = [*HEAD * 6, *ARTICLE * 4, *TAIL * 6]
    choose(score_lines(lines), lines)
    start = time.perf_counter()
    for _ in range(5):
        choose(score_lines(lines), lines)
    assert (time.perf_counter() - start) / 5 < 0.05


def test_a_heading_of_comments_below_the_article_ends_it() -> None:
    lines = [*ARTICLE, "12 comments", *ARTICLE[::-1]]
    lines = [f"{number} {line}" for number, line in enumerate(lines)]
    scores = np.full((len(lines), 4), 3.0, np.float32)
    scores[len(ARTICLE)] = -3.0
    evidence = np.zeros((len(lines), WIDTH), np.float32)
    assert choose(scores, lines, evidence)[-1]
    evidence[len(ARTICLE), COMMENTS] = 0.95
    kept = choose(scores, lines, evidence)
    assert [i for i, keep in enumerate(kept) if keep] == list(range(len(ARTICLE)))


def test_a_count_of_comments_above_the_article_ends_nothing() -> None:
    lines = ["12 comments", *ARTICLE]
    scores = np.full((len(lines), 4), 3.0, np.float32)
    scores[0] = -3.0
    evidence = np.zeros((len(lines), WIDTH), np.float32)
    evidence[0, COMMENTS] = 0.95
    assert choose(scores, lines, evidence) == [False] + [True] * len(ARTICLE)


def test_a_doubtful_line_or_two_are_no_article() -> None:
    lines = ["Home", "Ferry stops in winter, council says", "Contact"]
    scores = np.array([[-4.0] * 4, [0.5] * 4, [-4.0] * 4], np.float32)
    assert choose(scores, lines) == [False] * 3
    scores[1, BODY] = 2.0
    assert choose(scores, lines) == [False, True, False]
