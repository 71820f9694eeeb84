"""Each stage alone, on the smallest text that shows it."""

import pytest

from cleantext import Pipeline, clean

PROSE = (
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, "
    "and to sell the land around it."
)
MORE = (
    "Nobody in the village, where the river bends twice, had heard of the plan before noon, said "
    "the owner of the inn across the road."
)


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Old mill to close after nine years", "Old mill to close after nine years"),
        ("Why does the old mill have to close?", "Why does the old mill have to close?"),
        ("The old mill has to close.", None),
        ("• The old mill has to close", None),
        ("He went on and said", "He went on and said"),
    ],
)
def test_headline(top, title):
    assert clean(f"{top}\n\n{PROSE}").title == title


def test_a_line_that_goes_on_in_small_letters_is_no_headline():
    assert clean(f"The council voted on Tuesday\n\nto close the old mill\n\n{PROSE}").title is None


def test_one_label_above_the_headline_is_its_kicker():
    article = clean(f"Local Affairs\n\nOld mill to close after nine years\n\n{PROSE}")
    assert (article.section, article.title) == (
        "Local Affairs",
        "Old mill to close after nine years",
    )


def test_the_standfirst_stands_between_headline_and_byline():
    first = "It has stood empty for nine years, and nobody wants it"
    article = clean(f"Old mill to close after nine years\n\n{first}\n\nBy Ann Roe\n\n{PROSE}")
    assert article.standfirst == first
    assert clean(f"Old mill to close after nine years\n\n{first}\n\n{PROSE}").standfirst is None


def test_the_paragraph_below_byline_and_date_is_no_standfirst():
    above = "Old mill to close after nine years\n\nBy Ann Roe\n\n17 March 2025"
    article = clean(f"{above}\n\n{PROSE}\n\nUpdated 18 March 2025\n\n{MORE}")
    assert article.standfirst is None
    assert article.body.startswith(PROSE)


def test_bylines_at_the_top_and_at_the_very_end():
    assert clean(f"Old mill to close\n\nBy Ann Roe and Ben Coe\n\n{PROSE}").authors == (
        "Ann Roe",
        "Ben Coe",
    )
    assert clean(f"{PROSE}\n\n{MORE}\n\nBy Ann Roe").authors == ("Ann Roe",)


def test_a_last_paragraph_that_opens_with_the_author_is_a_bio():
    bio = "Ann Lessing grew up by the river and keeps the keys of the mill."
    top = f"Old mill to close after nine years\n\nBy Ann Lessing\n\n{PROSE}\n\n{MORE}"
    article = clean(f"{top}\n\n{PROSE}\n\n{bio}")
    assert (article.tagline, article.body) == (bio, f"{PROSE}\n\n{MORE}\n\n{PROSE}")
    told = f"{PROSE} Nobody told Lessing."
    assert bio in clean(f"{top}\n\n{told}\n\n{bio}").body
    assert bio in clean(f"{top.replace('Ann Lessing', 'Ben Coe')}\n\n{PROSE}\n\n{bio}").body


def test_bare_names_need_a_date_beside_them():
    assert clean(f"Old mill to close soon\n\nAnn Roe\n\n3 May 2024\n\n{PROSE}").authors == (
        "Ann Roe",
    )
    assert clean(f"Old mill to close soon\n\nIvo Roe\n\n{PROSE}").authors == ()


def test_a_known_name_below_the_title_is_the_authors_if_the_text_does_not_speak_of_it():
    top = "Old mill to close soon\n\nAnn Roe"
    assert clean(f"{top}\n\n{PROSE}\n\n{MORE}").authors == ("Ann Roe",)
    assert clean(f"{top}\n\n{PROSE} Roe was glad.\n\n{MORE}").authors == ()
    assert clean(f"{top}\n\nTom Reyes\n\n{PROSE}\n\n{MORE}").authors == ()
    assert clean(f"{top}\n\nPhoto: Tom Reyes\n\n{PROSE}\n\n{MORE}").authors == ()
    assert clean(f"{top}\n\nBy Tom Reyes\n\n{PROSE}\n\n{MORE}").authors == ("Tom Reyes",)


def test_a_known_name_alone_below_the_last_paragraph_signs_it():
    text = f"Old mill to close soon\n\n{PROSE}\n\n{MORE}"
    assert clean(f"{text}\n\nAnn Roe").authors == ("Ann Roe",)
    assert clean(f"{text}\n\n- Ivo Roe").authors == ("Ivo Roe",)
    assert clean(f"{text}\n\nIvo Roe").authors == ()
    assert clean(f"{text} Roe was glad.\n\nAnn Roe").authors == ()
    assert clean(f"{text}\n\nAnn Roe\n\n{PROSE}").authors == ()


@pytest.mark.parametrize("joins", [("", ""), (",", ""), ("and", "and"), (",", "and")])
def test_the_names_of_a_byline_may_stand_on_lines_apart(joins):
    first, second = (f"\n{join}\n" if join else "\n" for join in joins)
    byline = f"By\nAnn Roe{first}Tom Reyes{second}Anna Lee"
    article = clean(f"Old mill to close soon\n\n{byline}\n\n{PROSE}\n\n{MORE}")
    assert article.authors == ("Ann Roe", "Tom Reyes", "Anna Lee")
    assert article.paragraphs == [PROSE, MORE]


def test_a_subhead_below_the_first_paragraph_is_no_byline():
    article = clean(f"Old mill to close soon\n\n3 May 2024\n\n{PROSE}\n\nHelp Ukraine\n\n{MORE}")
    assert article.authors == ()
    assert article.paragraphs == [PROSE, "Help Ukraine", MORE]


def test_timestamps_above_the_body_and_not_in_it():
    article = clean(
        f"Old mill to close soon\n\nPublished 3 May 2024\nUpdated 4 May 2024, 10:15 BST\n\n{PROSE}"
    )
    assert str(article.date) == "2024-05-03"
    assert str(article.date_modified) == "2024-05-04T10:15:00+01:00"
    later = clean(f"{PROSE}\n\n{MORE}\n\n3 May 2024\n\n{PROSE}\n\n{MORE}\n\n{MORE}\n\n{PROSE}")
    assert later.date is None
    assert "3 May 2024" in later.body


def test_the_dates_of_a_chronicle_stay_over_their_paragraphs():
    days = [f"3 May 2021\n\n{MORE}", f"4 June 2022\n\n{PROSE}", "5 July 2023\n\nThe mill closed."]
    article = clean("\n\n".join(["Old mill to close soon\n\n3 May 2024", PROSE, *days]))
    assert str(article.date) == "2024-05-03"
    assert article.body == "\n\n".join([PROSE, *days])
    # A date that heads nothing is the article's, below the text as well.
    assert str(clean(f"{PROSE}\n\n{MORE}\n\n3 May 2024").date) == "2024-05-03"


@pytest.mark.parametrize("score", ["SV Lindau – TSV Wangen 3:1 (1:0)", "Oldham Town – Redcar 2-0"])
def test_a_score_beside_a_date_is_no_byline(score):
    article = clean(f"Old mill to close soon\n\nBy Ann Roe\n\n3 May 2024\n\n{score}\n\n{PROSE}")
    assert article.authors == ("Ann Roe",)
    assert score in article.body


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine (AP)"),
        ("Berlin (dpa) - ", "Berlin (dpa)"),
        ("OSLO — ", "OSLO"),
        ("UPDATE — ", None),
        ("DRESDEN — or what was left of it — ", None),
        ("The mill — ", None),
    ],
)
def test_datelines_stay_in_the_body(start, dateline):
    article = clean(f"Old mill to close soon\n\n{start}{PROSE}")
    assert article.dateline == dateline
    assert article.paragraphs[0] == start + PROSE


def test_a_paragraph_that_ends_in_a_credit_stays_in_the_body():
    paragraph = (
        "The owner had locked the gate in the morning. Nobody came before noon. Later the dogs "
        "barked at the boats, and the whole valley heard it."
    )
    credit = "Photo: Ann Roe/Reuters"
    article = clean("\n\n".join([PROSE, MORE] * 2 + [f"{paragraph} {credit}", PROSE, MORE]))
    assert paragraph in article.paragraphs
    assert [image.credit for image in article.images] == ["Ann Roe/Reuters"]
    caption = "The owner at the gate. Nobody came."
    article = clean("\n\n".join([PROSE, MORE] * 2 + [f"{caption} {credit}", PROSE, MORE]))
    assert [image.caption for image in article.images] == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "We shall all be back on the bridge next year, rain or shine, said the piper :)",
        "Who will open the gate then? And who will pay for it?",
    ],
)
def test_below_a_footer_a_line_of_prose_stays(line):
    article = clean(f"{PROSE}\n\n{MORE}\n\nRead Entire Article\n\n{line}")
    assert article.paragraphs[-1] == line


def test_captions_stand_in_front_of_their_credit():
    article = clean(f"{PROSE}\n\nThe mill at dawn.Credit...Ann Roe/Example\n\n{MORE}")
    (image,) = article.images
    assert (image.caption, image.credit) == ("The mill at dawn.", "Ann Roe/Example")
    assert article.paragraphs == [PROSE, MORE]


@pytest.mark.parametrize("sign_off", ["(c)AFP/Ann ROE", " © AFP/Ann Roe"])
def test_a_copyright_mark_behind_the_last_sentence_makes_no_caption_of_it(sign_off):
    last = "The land will be sold in May, whether or not anybody has found a use for the old wheel."
    article = clean("\n".join([PROSE, MORE, PROSE, MORE, f"{last}{sign_off}"]))
    assert article.paragraphs[-1].startswith(last)
    assert not any(image.caption for image in article.images)


@pytest.mark.parametrize("credit", [" Photo: Ann Roe/Example", "\nPhoto: Ann Roe/Example"])
def test_four_sentences_above_a_credit_are_no_caption_even_at_the_top(credit):
    opening = (
        "Nobody came to the mill. The gate stood open. The wheel had not turned since spring. "
        "Then the phone rang in the kitchen."
    )
    article = clean(f"The mill on the river closes\n\n{opening}{credit}\n\n{PROSE}\n\n{MORE}")
    assert opening in article.body


@pytest.mark.parametrize(
    "sign_off", ["\nAFP", "\n(dpa)", " (dpa/AFP)", " (ANP/Reuters).", " AFP/dpa"]
)
def test_an_agency_that_signs_off_makes_no_caption_of_the_paragraph(sign_off):
    article = clean(f"{PROSE}\n\n{MORE}\n\nThe mill will close in May.{sign_off}")
    assert "The mill will close in May." in article.body
    assert not any(image.caption for image in article.images)


@pytest.mark.parametrize(("sign_off", "agency"), [("AFP", "AFP"), ("(ANSA)", "ANSA")])
def test_an_agency_alone_on_the_last_line_signs_the_text_and_no_picture(sign_off, agency):
    article = clean(f"{PROSE}\n\n{MORE}\n\n{sign_off}")
    assert article.agencies == (agency,)
    assert article.images == ()
    assert article.paragraphs == [PROSE, MORE]


def test_separators_at_an_edge_go_and_section_breaks_stay():
    assert clean(f"{PROSE}\n\n* * *\n\n{MORE}\n\n---").paragraphs == [PROSE, "* * *", MORE]


def test_a_step_of_a_list_is_no_notice_and_a_list_of_buttons_is():
    steps = "- Open the page of the town.\n- Log in.\n- Print\n- Enter the code."
    assert clean(f"{PROSE}\n\n{steps}\n\n{MORE}").body == f"{PROSE}\n\n{steps}\n\n{MORE}"
    buttons = "- Share this article\n- Print\n- Log in."
    assert clean(f"{PROSE}\n\n{buttons}\n\n{MORE}").paragraphs == [PROSE, MORE]


def test_a_doubtful_label_between_two_paragraphs_is_a_subhead():
    text = [PROSE, MORE, PROSE, MORE, "Community", PROSE]
    assert clean("\n\n".join(text)).body.split("\n\n") == text
    assert clean("\n\n".join([*text[:4], "Community"])).body.split("\n\n") == text[:4]
    menu = ["Community", "Services"]
    assert clean("\n\n".join([*text[:4], *menu, PROSE])).body.split("\n\n") == [*text[:4], PROSE]


def test_a_glued_notice_goes_and_its_sentence_stays():
    text = f"{PROSE} Read Entire Article"
    article = clean(f"{MORE}\n\n{text}")
    assert article.paragraphs == [MORE, PROSE]


def test_a_notice_broken_over_lines():
    article = clean(f"{PROSE}\n{MORE}\nRead the full\nstory at Example")
    assert article.body == f"{PROSE}\n{MORE}"


def test_headlines_under_a_heading_of_links_go_until_prose_returns():
    links = "Ferry to the island stops in winter\n\nTown clock is sold to a collector"
    article = clean(f"{PROSE}\n\nMost read\n\n{links}\n\n{MORE}")
    assert article.paragraphs == [PROSE, MORE]


COMMENTED = f"{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}"
COMMENTS = (
    "4 Comments",
    "Jane Doe March 3, 2025 at 12:33 pm",
    "I swam there as a child.",
    "Reply",
    "millfan 2 days ago",
    "Good riddance to the thing.",
)


def test_readers_comments_go_below_their_heading():
    article = clean("\n\n".join([COMMENTED, *COMMENTS]))
    assert article.body == COMMENTED
    speakers = ["2 Comments", "Jane Doe says:", "I swam there.", "Old Tom says:", "Good riddance."]
    assert clean("\n\n".join([COMMENTED, *speakers])).body == COMMENTED


def test_a_heading_that_counts_the_answers_to_a_title_is_followed_by_nothing_else():
    below = ["12 responses to “Old mill to close after nine years”", MORE, PROSE, "So did I."]
    assert clean("\n\n".join([COMMENTED, *below])).body == COMMENTED
    listed = ["12 thoughts on “Mills”", MORE]
    assert clean("\n\n".join([COMMENTED, *listed])).body.endswith(MORE)


@pytest.mark.parametrize(
    "below",
    [
        ["4 Comments", "I swam there as a child.", "Good riddance to the thing."],
        ["4 Comments", "Jane Doe March 3, 2025 at 12:33 pm", "I swam there as a child."],
        ["Jane Doe March 3, 2025", "I swam there as a child.", "Old Tom May 4, 2025", "So did I."],
    ],
)
def test_a_heading_without_entries_and_entries_without_a_heading_are_text(below):
    body = clean("\n\n".join([COMMENTED, *below])).body
    assert "I swam there as a child." in body


def test_the_entries_of_a_live_blog_are_no_comments():
    entries = [f"{day} March 2025, 10:15 am\n\n{PROSE}" for day in (7, 6, 5, 4)]
    text = "\n\n".join([MORE, *entries[:2], "4 Comments", *entries[2:]])
    assert clean(text).body.count(PROSE) == len(entries)


def test_the_posts_of_a_blog_with_their_counts_are_no_comments():
    posts = [
        f"{MORE}\n\n{PROSE}\n\n{count} Comments\n\nPosted on {day} March 2025"
        for count, day in ((4, 7), (3, 6), (12, 5), (2, 4))
    ]
    text = "\n\n".join([PROSE, MORE, *posts])
    assert clean(text).body.count(PROSE) == len(posts) + 1


def test_links_below_any_announcement_of_them_go_where_no_prose_follows():
    links = ["Read more:", "Council to meet again on the mill", "A brewery looks for room"]
    assert clean("\n\n".join([COMMENTED, *links])).body == COMMENTED
    assert links[1] in clean("\n\n".join([COMMENTED, *links, PROSE])).body


def test_a_wrapped_sentence_below_a_heading_of_links_is_no_link():
    wrapped = ["Related stories", "The owner of the inn said that he would have to", "tone it down"]
    body = clean("\n\n".join([PROSE, *wrapped, MORE])).body
    assert wrapped[1] in body
    assert wrapped[2] in body


def test_the_headline_again_goes():
    title = "Old mill to close after nine years"
    article = clean(f"{title}\n\n{PROSE}\n\n{title}\n\n{MORE}")
    assert article.title == title
    assert article.paragraphs == [PROSE, MORE]


def test_the_tail_goes_after_a_sure_notice_and_lists_before_it_stay():
    article = clean(
        f"{PROSE}\n\nFlour\n\nSalt\n\n{MORE}\n\nRead Entire Article\n\nTown clock is sold"
    )
    assert article.paragraphs == [PROSE, "Flour", "Salt", MORE]


def test_a_notice_may_be_glued_on_with_any_capital(tmp_path):
    file = tmp_path / "related_link.toml"
    file.write_text(
        """language = "und"
kind = "related_link"

[[rule]]
id = "see-page"
summary = "Points to another page, in Vietnamese."
triggers = ["ấn vào đây"]
pattern = 'ấn vào đây để xem thêm'
hits = ["Ấn vào đây để xem thêm", "ẤN VÀO ĐÂY ĐỂ XEM THÊM"]
misses = ["Ấn vào đây đau lắm.", "Ông bảo ấn vào đây cho chắc."]
""",
        encoding="utf-8",
    )
    sentence = (
        "Chính quyền cho biết công việc sẽ hoàn tất vào cuối năm nay, sớm hơn dự kiến hai tháng."
    )
    article = Pipeline.article().with_rules(file)(f"{sentence}Ấn vào đây để xem thêm")
    assert article.body == sentence
    assert [cut.rule for cut in article.removed] == ["und/related_link/see-page"]


@pytest.mark.parametrize(
    ("opening", "dateline", "agencies"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine (AP)", ("AP",)),
        ("San Ambrosio, 4 jun (EFE).- ", "San Ambrosio, 4 jun (EFE)", ("EFE",)),
        ("(ANSA) - SANT'AMBROSIO, 04 GIU - ", "(ANSA) - SANT'AMBROSIO, 04 GIU", ("ANSA",)),
        ("ПУЛОЗЕРО, 12 февраля. /ТАСС/. ", "ПУЛОЗЕРО, 12 февраля", ("TASS",)),
        ("THORNEY, March 3. /TASS/. ", "THORNEY, March 3", ("TASS",)),
        ("ПУЛОЗЕРО, 12 февраля. /Северное бюро/. ", "ПУЛОЗЕРО, 12 февраля", ()),
        ("الرملة (رويترز) - ", "الرملة (رويترز)", ("Reuters",)),
        ("MONTGOMERY, Ala. — ", "MONTGOMERY, Ala.", ()),
        ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE, Haiti (AP)", ("AP",)),
        (
            "LAGOS, Nigeria, March 3, 2025 (GLOBE NEWSWIRE) -- ",
            "LAGOS, Nigeria, March 3, 2025 (GLOBE NEWSWIRE)",
            ("GLOBE NEWSWIRE",),
        ),
        (
            "KORRIN, Nov. 3, 2020 /PRNewswire/ -- ",
            "KORRIN, Nov. 3, 2020 /PRNewswire/",
            ("PRNewswire",),
        ),
        ("COVID-19 was there. ", None, ()),
        ("CORRECTION — ", None, ()),
        ("The mill (built in 1888) - ", None, ()),
        ("The old mill - ", None, ()),
    ],
)
def test_datelines_of_the_worlds_agencies(opening, dateline, agencies):
    prose = "The harbour opened again on Monday, and the first ferry left before the ice was gone from the quay."
    article = clean(f"Harbour Reopens After Storm\n\n{opening}{prose}\n\n{prose} Nobody minded.")
    assert article.dateline == dateline
    assert article.agencies == agencies
    assert article.body.startswith(opening.strip()[:6])


def test_the_language_settles_the_order_of_a_numeric_date():
    prose = "Der Hafen öffnete am Montag wieder, und die erste Fähre fuhr zu den Inseln, bevor das Eis weg war, sagte er."
    article = clean(
        f"Hafen öffnet nach dem Sturm wieder\n\n03/05/2024\n\n{prose}\n\n{prose} Es war still."
    )
    assert (str(article.date), article.date.method) == ("2024-05-03", "numeric-dmy")
    english = "The harbour opened again on Monday, and the first ferry left before the ice was gone from the quay."
    article = clean(
        f"Harbour Reopens After Storm\n\n03/05/2024\n\n{english}\n\n{english} Nobody minded."
    )
    assert "ambiguous" in article.date.method


def test_a_by_word_on_a_line_of_its_own_takes_the_names_below_it():
    prose = "The harbour opened again on Monday, and the first ferry left before the ice was gone from the quay."
    article = clean(
        f"Harbour Reopens After Storm\n\nBy\n\nAnn Lee and Olek Brandt\n\n{prose}\n\n{prose} So be it."
    )
    assert article.authors == ("Ann Lee", "Olek Brandt")
    assert article.paragraphs == [prose, f"{prose} So be it."]
    kept = clean(
        f"Harbour Reopens After Storm\n\nBy\n\nthe old quay\n\n{prose}\n\n{prose} So be it."
    )
    assert "the old quay" in kept.body


def test_arabic_sentences_of_eighty_letters_are_prose():
    line = "وقال المختار إن الميزانية لا تكفي ولذلك تبرعت كل عائلة بالخشب وبعمل ثلاثة أيام."
    assert len(line) < 100
    text = "\n\n".join([*[line + " " + str(n) + "." for n in range(4)], "عاجل", line, line, line])
    assert "عاجل" in clean(text).paragraphs


def test_a_sure_byline_may_stand_below_the_first_paragraph():
    article = clean(f"{PROSE}\n\nBy Ann Roe\n\n{MORE}\n\n{PROSE} Twice.")
    assert article.authors == ("Ann Roe",)
    assert article.paragraphs == [PROSE, MORE, f"{PROSE} Twice."]
    kept = f"{PROSE}\n\nBy night\n\n{MORE}\n\nBy Ann\n\n{PROSE} Twice."
    assert (clean(kept).authors, clean(kept).body) == ((), kept)


LONG = (
    "Council votes for the third time this year to keep the ferry to Port Amble, its crew of nine "
    "and the old engine for another ten years"
)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (LONG, PROSE),
        ("(16) Good morning from the harbour", PROSE),
        ("Ferry to Port Amble stays afloat", f"by\n\nAnn Roe\n\n{PROSE}"),
        (
            "渡轮服务将再延长十年",
            f"晨光网港口频道 ( 2012-06-04 09:20:26 ) 稿件来源： 晨光日报\n\n{PROSE}",
        ),
    ],
)
def test_a_title_may_be_long_or_numbered_and_metadata_is_none(title, below):
    assert clean(f"{title}\n\n{below}\n\n{MORE}").title == title


@pytest.mark.parametrize(
    "first",
    [
        f"{LONG}, the mayor said, “and then what?”",
        f"The council met again. {LONG}",
        "(AP) Ferry to Port Amble stays afloat",
    ],
)
def test_a_first_paragraph_is_no_title(first):
    assert clean(f"{first}\n\n{PROSE}\n\n{MORE}").title is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Harbour channel ( 2024-05-03 09:20:26 ) Source: Evening Courier", "2024-05-03"),
        ("Stars (1 / 1) 03.05.2024 13:30 by Olga, picture of the mill", "2024-05-03"),
        ("Published in the Harbour Courier and the Evening Post May 3, 2024", None),
        ("Thorney and Ely, 3 May 2024 13:30, then 4 May 2024 13:30 and home", None),
        ("Thorney meets Ely on 3 May 2024 for the first time in nine years", None),
    ],
)
def test_a_date_in_a_line_of_more_needs_its_minute_or_its_label(line, day):
    article = clean(f"Old mill to close soon\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert (str(article.date)[:10] if article.date else None) == day
    assert article.restore().count(line) == 1


def test_the_one_date_below_the_first_paragraph_is_taken_and_dates_of_entries_are_not():
    body = f"{PROSE}\n\n{{}}\n\nIn short\n\n{MORE}\n\n{PROSE} Twice."
    assert str(clean(body.format("3 May 2024")).date) == "2024-05-03"
    assert clean(body.format("3 May 2024\n\nAn hour\n\n4 May 2024")).date is None
    assert clean(f"{PROSE}\n\n3 May 2024\n\n{MORE}\n\n{PROSE} Twice.").date is None


def test_a_date_above_a_picture_is_no_caption():
    top = "Old mill to close soon\n\n3 May 2024 15:07\nPhoto: Tom Reyes"
    assert str(clean(f"{top}\n\n{PROSE}\n\n{MORE}").date)[:10] == "2024-05-03"
