from cleantext.article import Article
from cleantext.model import Removal, Rule, Scope, Zone
from cleantext.pack import bundled_rules
from cleantext.report.catalogue_page import Evidence, catalogue_markdown, code, evidence


def rule(slug, **changes):
    fields = {
        "id": f"en/promotion/{slug}",
        "kind": "promotion",
        "language": "en",
        "summary": "Asks *you*.",
    }
    fields |= {
        "scope": Scope.BLOCK,
        "zone": Zone.TAIL,
        "triggers": ("x",),
        "pattern": None,
        "confidence": 0.9,
    }
    return Rule(**fields | {"hits": ("Get `it` | now", "X\nY"), "misses": ("No.",)} | changes)


def test_an_entry_says_everything_and_retired_ids_are_kept():
    page = catalogue_markdown(
        [rule("b", retired=True), rule("a")], {"en/promotion/a": Evidence(3, 1)}
    )
    assert page.index("`en/promotion/a`") < page.index("`en/promotion/b`")
    assert "2 rules, 1 of them retired." in page
    assert "zone tail · confidence 0.90 · corpus: 3 hits, 1 false positives" in page
    assert "- `` Get `it` | now ``\n- `X Y`" in page
    assert r"Asks \*you\*." in page
    retired = page[page.index("`en/promotion/b`") :]
    assert "**Retired.**" in retired
    assert "corpus:" not in retired


def test_all_rules_are_in_the_catalogue():
    page = catalogue_markdown(bundled_rules())
    for one in bundled_rules():
        assert f"### {code(one.id)}\n" in page
    assert "corpus:" not in page


def test_evidence_tells_hits_from_false_positives(tmp_path):
    case, clean = tmp_path / "en" / "one", tmp_path / "clean" / "en"
    case.mkdir(parents=True)
    clean.mkdir(parents=True)
    (case / "input.txt").write_text("Body line.\nGood cut\nEaten line.", encoding="utf-8")
    (case / "expected.toml").write_text('body = ["Body line.", "Eaten line."]', encoding="utf-8")
    (clean / "a.txt").write_text("Good cut", encoding="utf-8")

    def run(text):
        cuts = [("good", "Good cut"), ("bad", "Eaten line.")]
        removed = [
            Removal(text.index(part), text.index(part) + len(part), "promotion", name, part, 0.9)
            for name, part in cuts
            if part in text
        ]
        return Article(source=text, body="Body line.", removed=tuple(removed))

    assert evidence(tmp_path, run) == {"good": Evidence(1, 1), "bad": Evidence(0, 1)}
