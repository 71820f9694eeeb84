"""Texts to try: paragraphs, labels, notices and what glues them."""

from hypothesis import strategies as st

from cleantext.pack import bundled_rules

PARAGRAPHS = [
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, she said.",
    "“We did what we could,” said the owner, Ann Roe, who bought it in 1998 and lost it in the flood of 2011.",
    "Nobody in the village of Sankt Veit, where the river bends twice, had heard of the plan before noon.",
    "Read more books and fewer posts, the minister told the pupils, and for once nobody in the hall laughed.",
]
SHORT = [
    "Old mill to close after nine years",
    "What comes next",
    "By Ann Roe and Ben Coe",
    "March 17, 2025Updated 11:19 a.m. ET",
    "3 May 2024",
    "Olahraga Sehat| | | |",
    "1 month ago 19",
    "* * *",
    "A pier at dawn.Credit...Ann Roe/Example",
    "• One thing",
    "Comments",
    "Itâ€™s a cafÃ©",
]
# English, as the paragraphs are: a text that loses its prose may no longer show its language.
HITS = sorted(
    {
        hit
        for rule in bundled_rules()
        if rule.language in ("en", "und")
        for hit in rule.hits[:2]
        if "\n" not in hit
    }
)
PIECE = st.one_of(st.sampled_from(PARAGRAPHS), st.sampled_from(SHORT), st.sampled_from(HITS))
GAP = st.sampled_from(["\n\n", "\n", "\r\n"])
# Only a paragraph has something glued to its end.
GLUED = st.sampled_from(["\n\n", "\n", " "])


@st.composite
def texts(draw):
    pieces = draw(st.lists(PIECE, min_size=1, max_size=14))
    return "".join(piece + draw(GLUED if piece in PARAGRAPHS else GAP) for piece in pieces)
