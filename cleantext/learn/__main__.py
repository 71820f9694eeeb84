"""``python -m cleantext.learn weights|titles|published|authors DATA... -o OUT``."""

from __future__ import annotations

import sys

from cleantext.learn import authors, published, titles, weights

_COMMANDS = {
    "weights": weights.main,
    "titles": titles.main,
    "published": published.main,
    "authors": authors.main,
}


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names."""
    command = _COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(f"usage: python -m cleantext.learn {{{','.join(_COMMANDS)}}} ...", file=sys.stderr)
        return 2
    return command(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
