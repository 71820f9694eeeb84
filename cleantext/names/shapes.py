"""What the letters of a line's lexemes spell: a person, an agency, a desk, a date (``scan``)."""

from __future__ import annotations

import regex

_NAME = r"(?:[I]*[NTU](?:[pI]*[NTUI])*)"
_ONE = rf"""(?P<person>(?:[RM]*R)?(?P<name>{_NAME})(?P<tail>(?:[MTX]*R+|D|L|A|[W?][NXUTpAM]+|@|U)*)
        (?P<date>[d0][d0LUXT@pWM]*)?)"""
PERSON = regex.compile(_ONE, regex.VERBOSE)
SHAPES = regex.compile(
    rf"""(?P<rest>[d0][d0LUX@pNTW&?:|M]*)
    |(?P<agency>(?:[LW&XUTM]|R)*A+[LRDXM]*(?P<adate>[d0][d0LUXT@W]*)?)
    |(?P<desk>[XULTMRI]*D[DLXUT]*(?P<ddate>[d0][d0LUXT@W]*)?)
    |(?P<drop>[@L]+)
    |(?P<place>[W?][NXUTpADRMI]*)
    |(?P<role>[XUTpMI]*N?[XUTMpI]*R+(?:[W?&X][NXUTpAMR]*)?)
    |{_ONE}
    |(?P<handle>h)(?P<hdate>[d0][d0LUXT@pWM]*)?
    |(?P<org>[NXUTpMIARDL&W?]+)""",
    regex.VERBOSE,
)  # fmt: skip


# A whole date, the name behind it, and perhaps the number of comments.
BELOW_A_DATE = regex.compile(r"[d0LUX@]*0[d0LUX@]*(?P<name>NN{1,2})0?")
