"""Self-contained HTML pages: templates, styles and scripts from the package, nothing from a net.

Text reaches a page only through autoescaped template values. As a second wall each page carries a
content security policy that lets no script run but the page's own, by its hash, and loads nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

try:
    import jinja2
except ImportError as error:  # the core stays light
    raise ImportError("HTML pages need: pip install 'cleantext-news[report]'") from error

from cleantext._version import __version__
from cleantext.report.spans import visible

TEMPLATES = Path(__file__).parent / "templates"


def render_page(name: str, **values: Any) -> str:
    """Return the page of a name, in full; ``name.css`` and ``name.js`` beside it go into it.

    Args:
        name: the stem of a template, such as ``explain``.
        values: what the template asks for; a missing one is an error.
    """
    style = _read("page.css") + _read(f"{name}.css")
    script = _read("page.js") + _read(f"{name}.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'"
    )
    frame = {"style": style, "script": script, "policy": policy, "version": __version__}
    return _environment().get_template(f"{name}.html").render(**frame, **values)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["percent"] = percent
    return environment


def percent(share: float) -> str:
    """Return a share of 1 as a percentage with as many digits as say something.

    >>> percent(0.1234), percent(0.0004), percent(0)
    ('12.3 %', '0.04 %', '0 %')
    """
    if share == 0:
        return "0 %"
    return (
        f"{share:.1%}".replace("%", " %") if share >= 0.001 else f"{share:.2%}".replace("%", " %")
    )


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
