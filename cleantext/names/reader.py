"""``read_byline``: who wrote it, read from one line of text.

The line is cut into tokens, each token gets a one-letter kind from the word lists in
``rules/*/names.toml`` (by-word, name, role, agency, date …), and the string of kinds is read
segment by segment. A word that is of no kind ends the reading: a byline has no clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import regex

from cleantext.names.scan import Scan, scan_line, settle
from cleantext.names.shapes import BELOW_A_DATE, PERSON, SHAPES
from cleantext.names.words import CJK, Is, Words, byline_words, has_cjk

_LONGEST = 600
_LONGEST_SENTENCE = 110
_MOST_NAMES = 24
_MOST_BARE = 8
# A line of bare names has few words, and few of them in small letters.
_MOST_WORDS = 14
_MOST_SMALL = 3
_SENTENCE_ENDS = ".!?…。！？।؟۔"
# A by-word glued to a name: "ByTal", "VonVeronika", "BYTAL" does not show.
_SEAM = regex.compile(r"\p{Lu}\p{Ll}+(?=\p{Lu})|\p{Lu}{2,8}(?=\p{Lu}\p{Ll})")
_LATIN = regex.compile(r"\p{Latin}")
# Who is interviewed is no author: "Interview von Ann Lee mit Tom Reyes".
_ASKED = regex.compile(r"mit|with|con|avec|met|med|com|z|с|з")
_INTERVIEW = regex.compile(
    r"(?i)interview|intervj|entretien|entrevista|intervista|gespräch|wywiad|интервью|інтерв"
)
_ANY_DIGIT = regex.compile(r"\d")
_BROKEN = frozenset('?!？！؟。।۔«»“”„"{}')


@dataclass(frozen=True, slots=True)
class Reading:
    """What a byline says.

    ``rest`` holds the spans of the line that are neither name, agency nor their trimmings, most
    often a date; half-open code points of the line. ``prefixed`` says that a by-word stood there.
    A byline of a desk alone has neither authors nor agencies.
    """

    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    prefixed: bool
    rest: tuple[tuple[int, int], ...]
    confidence: float


_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cc}--\t]+", regex.V1)


@dataclass(slots=True)
class _Byline:
    """What has been read so far."""

    authors: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    rest: list[tuple[int, int]] = field(default_factory=list)
    prefixed: bool = False
    weak: bool = False
    crediting: bool = False
    editing: bool = False
    loose: bool = False
    full: bool = True
    given: bool = False
    signs: int = 0
    """Roles, desks, seams: what makes a bare name more likely a byline."""


def read_byline(line: str) -> Reading | None:
    """Read the names of a byline; None where the line is no byline.

    Names are given back as written. A line without a by-word is a byline only beside other signs,
    which the caller must ask for: its confidence stays below 0.7.

    Args:
        line: one line of text.

    >>> read_byline("By Ann Lee and Tom Reyes in Kyiv").authors
    ('Ann Lee', 'Tom Reyes')
    >>> read_byline("By Tuesday evening, Anna Lee had lost her lead.") is None
    True
    """
    size = len(line)
    if size > _LONGEST or (size > _LONGEST_SENTENCE and line.rstrip()[-1:] in _SENTENCE_ENDS):
        return None
    words = byline_words()
    unknown = 0
    for word in line.split(None, 8)[:8]:
        if word.islower() and word.isalpha() and word not in words.known:
            unknown += 1
            if unknown > 1:
                return None
    if size < 2 or not _BROKEN.isdisjoint(line):
        return None
    if not line.isascii() and _INVISIBLE.search(line) is not None:
        return _read_visible(line)
    return _read(line, words)


def has_by_word(line: str) -> bool:
    """Say at little cost whether a line may hold a by-word; only then can it be a sure byline."""
    # Scripts without blanks write the by-word or the role next to the name.
    return _has_spaced_by_word(line) or has_cjk(line)


def _has_spaced_by_word(line: str) -> bool:
    words = byline_words()
    tokens = line.split(None, 12)
    first = tokens[0]
    # Most words are capitalised at most, and have no seam.
    seam = None if first[1:].islower() else _SEAM.match(first)
    if (seam[0] if seam else first.rstrip(":")).lower() in words.openers:
        return True
    # Elsewhere than at the start, it follows a date.
    if _ANY_DIGIT.search(line) is None:
        return False
    return not words.openers.isdisjoint([token.rstrip(":").lower() for token in tokens])


def may_be_signed(line: str) -> bool:
    """Say at little cost whether a line may name an author by a by-word or role, or an agency.

    ``has_by_word`` takes any line of a script without blanks; to read them all would be most of
    what cleaning such a text costs.
    """
    if not has_cjk(line):
        return _has_spaced_by_word(line)
    return byline_words().telling.search(line) is not None or _LATIN.search(line) is not None


def may_be_names(line: str) -> bool:
    """Say at little cost whether a line may be bare names: short, and written as names are."""
    if len(line) > _LONGEST_SENTENCE or "://" in line:
        return False
    words = line.split()
    small = sum(map(str.islower, words))
    if small > _MOST_SMALL or len(words) > _MOST_WORDS:
        return False
    return sum(word[0].isupper() for word in words) > 1 or " " not in line or not line.isascii()


def _read_visible(line: str) -> Reading | None:
    """Read the line without invisible characters and put the offsets back."""
    kept = [at for at, char in enumerate(line) if _INVISIBLE.match(char) is None]
    reading = read_byline("".join(line[at] for at in kept))
    if reading is None:
        return None
    rest = tuple((kept[start], kept[end - 1] + 1) for start, end in reading.rest)
    return Reading(reading.authors, reading.agencies, reading.prefixed, rest, reading.confidence)


def _read(line: str, words: Words) -> Reading | None:
    scan = scan_line(line, words)
    if scan is None:
        return None
    settle(scan)
    found = _Byline()
    first = 0
    separator = ","
    for at in range(len(scan.kinds) + 1):
        kind = scan.kinds[at] if at < len(scan.kinds) else "|"
        if kind not in ",(|^&:BEC":
            continue
        if at > first and not _segment(scan, first, at, separator, found):
            return None
        if not _turn(scan, at, kind, found):
            return None
        first, separator = at + 1, kind
    return _judge(scan, found, words)


def _turn(scan: Scan, at: int, kind: str, found: _Byline) -> bool:
    """Take a separator or a by-word; say whether the line can still be a byline."""
    before = scan.kinds[at - 1] if at else ""
    if kind == ":":
        return before in ("B", "E", "C", "d", "L", "D", "A") and at + 1 < len(scan.kinds)
    if kind == "B":
        if found.authors and not found.prefixed and before not in ("|", "", "^"):
            return False
        if found.authors and not found.prefixed:
            found.authors.clear()
        found.weak = bool(scan.masks[at] & Is.WEAK) and not found.prefixed
        found.prefixed, found.crediting, found.editing = True, False, False
    elif kind == "&" and before == "B":
        return False
    elif kind == "&" and found.authors and _ASKED.fullmatch(scan.text(at, at + 1)):
        found.crediting = _INTERVIEW.search(scan.line) is not None
    elif kind == "E":
        if not found.prefixed:
            found.authors.clear()
        found.editing, found.prefixed = True, True
    elif kind == "C":
        found.crediting = True
        return bool(found.authors or found.agencies)
    elif kind == "^":
        found.signs += 1
    return True


def _segment(scan: Scan, first: int, last: int, separator: str, found: _Byline) -> bool:
    """Read what stands between two separators; say whether a byline can hold it."""
    kinds = "".join(scan.kinds[first:last])
    if found.crediting:
        found.rest.append((scan.spans[first][0], scan.spans[last - 1][1]))
        return True
    match = SHAPES.fullmatch(kinds)
    start = _name_behind_a_date(scan, first, kinds) if match is not None and match["rest"] else 0
    if start:
        found.rest.append((scan.spans[first][0], scan.spans[start - 1][1]))
        found.signs += 1
        kinds = kinds[start - first :]
        first, match = start, SHAPES.fullmatch(kinds)
    if match is not None and match["role"] and scan.uncased and kinds[0] == "N":
        match = PERSON.fullmatch(kinds)
    if match is None:
        return _loose(scan, first, last, found)
    groups = match.groupdict()
    shape = next(name for name in _NAMED if groups.get(name) is not None)
    for group in ("date", "adate", "ddate", "hdate"):
        if groups.get(group):
            found.rest.append((scan.spans[first + match.start(group)][0], scan.spans[last - 1][1]))
            found.signs += 1
    if shape in ("rest", "org", "role", "place") and shape != "rest":
        later = bool(found.authors or found.agencies)
        found.signs += shape == "role"
        if shape == "org":
            return found.prefixed and later and _loose(scan, first, last, found)
        return later or (shape == "role" and first == 0) or (shape == "place" and found.prefixed)
    if shape == "rest":
        found.rest.append((scan.spans[first][0], scan.spans[last - 1][1]))
        return "0" in kinds or found.prefixed or len(kinds) <= 2
    if shape == "person":
        return _person(scan, first, match, separator, found)
    if shape == "handle":
        return _handle(scan, first, separator, found)
    _agencies(scan, first, last, found)
    found.signs += shape == "desk"
    return True


def _name_behind_a_date(scan: Scan, first: int, kinds: str) -> int:
    """Return where somebody's name begins in "3 May 2024 Ann Lee", 0 where none does."""
    dated = BELOW_A_DATE.fullmatch(kinds)
    start = first + dated.start("name") if dated is not None else 0
    return start if start and scan.masks[start] & Is.GIVEN else 0


_NAMED = ("rest", "agency", "desk", "drop", "place", "role", "person", "handle", "org")


def _loose(scan: Scan, first: int, last: int, found: _Byline) -> bool:
    """Leave a segment of another nature to the rest, after a by-word and names only."""
    if not (found.prefixed and (found.authors or found.agencies)) or last - first > 6:
        return False
    found.rest.append((scan.spans[first][0], scan.spans[last - 1][1]))
    found.loose = True
    return "h" not in scan.kinds[first:last]


def _person(
    scan: Scan, first: int, match: regex.Match[str], separator: str, found: _Byline
) -> bool:
    """Take the name of one person, or see that it is a place or an outlet."""
    start, end = first + match.start("name"), first + match.end("name")
    _agencies(scan, first, first + match.end(), found)
    found.signs += bool(match["tail"]) or start > first
    while end - start > 2 and scan.kinds[end - 1] in "UT":
        end -= 1
    kinds = "".join(scan.kinds[start:end])
    parts = len(kinds) - kinds.count("p") - kinds.count("I")
    outlet = kinds[0] == "U" and len(scan.text(start, start + 1)) > 2
    if found.editing or (found.authors and (separator == "(" or outlet)):
        return True
    if parts > 4 or len(kinds) > 8:
        return False
    cjk = scan.uncased and CJK.match(scan.line, scan.spans[start][0]) is not None
    if parts == 1 and "I" not in kinds and not cjk:
        if found.authors and found.full and separator in ",|^":
            return found.prefixed
        if not found.prefixed or kinds in {"T", "U"}:
            return found.prefixed and bool(found.authors)
        found.full = False
    found.given |= bool(scan.masks[start] & Is.GIVEN)
    half = (end - start) // 2
    if half > 1 and scan.text(start, start + half) == scan.text(start + half, end):
        end = start + half  # the name under the portrait, and the name
    names = _people(scan, start, end, cjk)
    found.authors += [name for name in names if name not in found.authors]
    if cjk and "R" in scan.kinds[first : first + match.end()]:
        found.prefixed = True
    return bool(names)


def _people(scan: Scan, start: int, end: int, cjk: bool) -> list[str]:
    """Return the names of a run of name words: one, but for scripts that write "and" glued on."""
    words = byline_words()
    cuts = [start]
    for at in range(start + 1, end):
        text = scan.text(at, at + 1)
        if cjk:
            before = scan.text(at - 1, at)
            if all(w[0] in words.surnames and 2 <= len(w) <= 4 for w in (before, text)):
                cuts.append(at)
        elif (
            text[0] in "وו"
            and at - cuts[-1] > 1
            and words.single.get(text[1:], 0) & Is.GIVEN
            and not scan.masks[at] & Is.GIVEN
        ):
            cuts.append(at)
    names = [scan.text(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
    if cjk:
        return [] if any(len(name) > 12 or len(name) < 2 for name in names) else names
    return [name[1:] if at and scan.uncased else name for at, name in enumerate(names)]


def _handle(scan: Scan, first: int, separator: str, found: _Byline) -> bool:
    """Take a pseudonym in lower case, right after a by-word that can be nothing else."""
    text = scan.text(first, first + 1)
    if scan.spans[first][0] == scan.spans[first - 1][1]:
        return False
    sure = first > 0 and (separator == ":" or " " in scan.text(first - 1, first))
    dated = bool(found.rest)
    if not found.prefixed or found.authors or separator not in "B:" or not (sure or dated):
        return False
    found.authors.append(text)
    found.full = False
    return len(text) > 2


def _agencies(scan: Scan, first: int, last: int, found: _Byline) -> None:
    names = byline_words().agencies
    for at in range(first, last):
        if scan.kinds[at] == "A":
            name = names.get(scan.text(at, at + 1))
            if name is not None and name not in found.agencies:
                found.agencies.append(name)


def _judge(scan: Scan, found: _Byline, words: Words) -> Reading | None:
    """Weigh what was read."""
    names = len(found.authors)
    kinds = scan.kinds
    if names > (_MOST_NAMES if found.prefixed else _MOST_BARE):
        return None
    nobody = not names and not found.agencies and "D" not in kinds and not set(kinds) <= set("RM")
    if nobody and not (found.editing and len(kinds) > 2):
        return None
    if not found.prefixed and "h" in kinds:
        return None
    if found.prefixed:
        confidence = 0.95 if found.full else 0.75
        confidence -= 0.2 * found.weak + 0.1 * found.loose + 0.1 * scan.upper
        if names and found.weak and (not found.full or _ends_a_sentence(scan)):
            return None
    elif names:
        if not found.given and (scan.uncased or "W" in kinds):
            return None
        if _ends_a_sentence(scan):
            return None
        listed = kinds[0] in ",|"
        confidence = 0.3 + 0.2 * found.given + min(0.15, 0.1 * found.signs)
        confidence -= 0.1 * scan.upper + 0.1 * listed
    else:
        confidence = 0.6 if found.agencies else 0.5
    rest = tuple(_joined(found.rest))
    return Reading(
        tuple(found.authors), tuple(found.agencies), found.prefixed, rest, round(confidence, 2)
    )


def _ends_a_sentence(scan: Scan) -> bool:
    """Say whether a line ends in a full stop that is no initial's."""
    return scan.line.rstrip()[-1:] == "." and scan.kinds[-1] != "I"


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans with nothing but a separator between them."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start - last[1] <= 2:
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
