"""Timestamp lines and dates in mixed lines, over languages, calendars and hostile input."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from cleantext import clean
from cleantext.dates import find_date, read_timestamps
from cleantext.dates.eras import buddhist, full_year, gregorian, persian
from cleantext.dates.words import tokens
from cleantext.dates.zones import zone

NOON = dt.datetime(2024, 3, 10, 12, 0)

# line | published | modified; "-" for none
LINES = """
  • March 17, 2025Updated 11:19 a.m. ET | 2025-03-17 | 2025-03-17T11:19:00-04:00
March 17, 2025 | 2025-03-17 | -
Mar. 17, 2025 | 2025-03-17 | -
March 17th, 2025 | 2025-03-17 | -
MARCH 17, 2025 | 2025-03-17 | -
Monday, March 17, 2025 | 2025-03-17 | -
Mon 17 Mar 2025 | 2025-03-17 | -
17-Mar-2025 | 2025-03-17 | -
17/Mar/2025 | 2025-03-17 | -
17 Mar '25 | 2025-03-17 | -
the 17th of March, 2025 | 2025-03-17 | -
2025 March 17 | 2025-03-17 | -
May 5, 2020 2:03 pm | 2020-05-05T14:03:00 | -
May 5, 2020 12:03 am | 2020-05-05T00:03:00 | -
May 5, 2020 12:03 p.m. | 2020-05-05T12:03:00 | -
May 5, 2020, 3 pm GMT | 2020-05-05T15:00:00+00:00 | -
11:19, 17 March 2025 | 2025-03-17T11:19:00 | -
Published 10:20 EST March 5 2020 | 2020-03-05T10:20:00-05:00 | -
Published: 10:20 GMT, 5 March 2020 / Updated: 11:20 GMT, 6 March 2020 | 2020-03-05T10:20:00+00:00 | 2020-03-06T11:20:00+00:00
Updated: Jan 3, 2020 / 04:20 PM CST | - | 2020-01-03T16:20:00-06:00
Published May 3, 2020, 10:20 GMT- 5 min read | 2020-05-03T10:20:00+00:00 | -
Published May 3, 2020 • 4 minute read | 2020-05-03 | -
Last modified on Tue 3 Mar 2020 18.20 GMT | - | 2020-03-03T18:20:00+00:00
First published on Tue 3 Mar 2020 18.20 GMT | 2020-03-03T18:20:00+00:00 | -
Posted: May 5, 2020 at 7:10 AM PDT | 2020-05-05T07:10:00-07:00 | -
Last Updated : 05 May 2020 10:20 PM IST | - | 2020-05-05T22:20:00+05:30
Updated:May 05, 2020 10:20 IST | - | 2020-05-05T10:20:00+05:30
Submitted on Mon, 2020-05-04 10:20 | 2020-05-04T10:20:00 | -
Last updated 04 Jun 2020, originally published 17 Jun 2019 | 2019-06-17 | 2020-06-04
2025-03-17 | 2025-03-17 | -
2025/03/17 | 2025-03-17 | -
2025.03.17 | 2025-03-17 | -
2025-03-17T11:19:00Z | 2025-03-17T11:19:00+00:00 | -
2025-03-17T11:19:00.123Z | 2025-03-17T11:19:00+00:00 | -
2025-03-17T11:19:00-05:00 | 2025-03-17T11:19:00-05:00 | -
2025-03-17T11:19:00+0530 | 2025-03-17T11:19:00+05:30 | -
2025-03-17T11:19+01:00 | 2025-03-17T11:19:00+01:00 | -
2025-03-17 11:19 UTC | 2025-03-17T11:19:00+00:00 | -
2024-03-0510:20 | 2024-03-05T10:20:00 | -
17.03.2025 | 2025-03-17 | -
03.04.2025 | 2025-04-03 | -
17/03/2025 | 2025-03-17 | -
03/17/2025 | 2025-03-17 | -
15/01/201614/01/2016 | 2016-01-15 | -
BNS2020.10.26 13:44 | 2020-10-26T13:44:00 | -
[ 26. Februar 2020 ] | 2020-02-26 | -
24.03.2020, 10.31 Uhr | 2020-03-24T10:31:00 | -
24. März 2020 um 10:31 Uhr | 2020-03-24T10:31:00 | -
24. März 2020 - 10:31 Uhr (MEZ) | 2020-03-24T10:31:00+01:00 | -
Dienstag, 24. März 2020 | 2020-03-24 | -
Veröffentlicht am 10. Februar 20199. Februar 2019 | 2019-02-10 | -
Veröffentlicht: 01.02.2020, 10:20 Uhr / aktualisiert: 02.02.2020, 11:20 Uhr | 2020-02-01T10:20:00 | 2020-02-02T11:20:00
Stand: 05.03.2024, 10:20 Uhr | - | 2024-03-05T10:20:00
Erstellt am: 05.03.2024 10:20 | 2024-03-05T10:20:00 | -
05.03.2024, 10:20 Uhr • Lesezeit: 3 Minuten | 2024-03-05T10:20:00 | -
Jänner 5, 2024 | 2024-01-05 | -
Publié le 17 mars 2025 à 11h19 | 2025-03-17T11:19:00 | -
Publié le 17 mars 2025 à 11h19, mis à jour à 12h30 | 2025-03-17T11:19:00 | 2025-03-17T12:30:00
Publié le 17/03/2025 à 11:19Mis à jour le 18/03/2025 à 12:00 | 2025-03-17T11:19:00 | 2025-03-18T12:00:00
Le 1er août 2024 | 2024-08-01 | -
mar. 5 mars 2024 | 2024-03-05 | -
Publié le 5 mars 2024 à 10h20 Lecture 3 min. | 2024-03-05T10:20:00 | -
5 de marzo de 2024 | 2024-03-05 | -
martes, 5 de marzo de 2024 | 2024-03-05 | -
Actualizado: 05/03/2024 10:20 CET | - | 2024-03-05T10:20:00+01:00
05/03/2024 - 10:20Actualizado: 13/03/2024 - 11:20CEST | 2024-03-05T10:20:00 | 2024-03-13T11:20:00+02:00
5 ago 2024 | 2024-08-05 | -
5 marzo 2024 alle 10:20 | 2024-03-05T10:20:00 | -
Pubblicato il 5 marzo 2024, ultimo aggiornamento 6 marzo 2024 | 2024-03-05 | 2024-03-06
5 marzo 2024 ( modifica il 6 marzo 2024 / 12:13) | 2024-03-05 | 2024-03-06T12:13:00
Publicado em 5 de março de 2024 às 10h20 | 2024-03-05T10:20:00 | -
Atualizado em 05/03/2024 10h20 | - | 2024-03-05T10:20:00
5 out 2024 | 2024-10-05 | -
Gepubliceerd op 5 maart 2024 om 10:20 | 2024-03-05T10:20:00 | -
Laatst bijgewerkt op 5 mei 2024 | - | 2024-05-05
5 mrt. 2024 10:20 uur | 2024-03-05T10:20:00 | -
Publicerad 5 mars 2024 kl. 10.20 | 2024-03-05T10:20:00 | -
Publicerad 2024-03-05 10:20 Uppdaterad 2024-03-06 | 2024-03-05T10:20:00 | 2024-03-06
TORSDAG 5. MARTS 2020 KL. 14.05 | 2020-03-05T14:05:00 | -
Opdateret 5. maj 2020 | - | 2020-05-05
Publisert 5. mars 2020, kl. 10.20 Oppdatert 6. mars 2020, kl. 11.20 | 2020-03-05T10:20:00 | 2020-03-06T11:20:00
5.3.2024 klo 10.20 | 2024-03-05T10:20:00 | -
5. maaliskuuta 2024 | 2024-03-05 | -
5.3.2024 10:20päivitetty 6.3.2024 11:20 | 2024-03-05T10:20:00 | 2024-03-06T11:20:00
5 maja 2020 r., 10:20 | 2020-05-05T10:20:00 | -
Opublikowano: 5 października 2020 | 2020-10-05 | -
Aktualizacja: 05.03.2024, 10:20 | - | 2024-03-05T10:20:00
5. března 2024, 10:20 | 2024-03-05T10:20:00 | -
Publikováno: 5. července 2024 | 2024-07-05 | -
5 martie 2024, ora 10:20 | 2024-03-05T10:20:00 | -
Publicat: 5 iulie 2024 | 2024-07-05 | -
2024. március 5. 10:20 | 2024-03-05T10:20:00 | -
2024. 03. 05. 10:20 | 2024-03-05T10:20:00 | -
Frissítve: 2024. október 5. | - | 2024-10-05
5 Μαρτίου 2024 | 2024-03-05 | -
ΔΕΥΤΕΡΑ 5 ΜΑΪΟΥ 2025 | 2025-05-05 | -
Δημοσίευση: 05/03/2024 10:20 μ.μ. | 2024-03-05T22:20:00 | -
5 мая 2020 г., 10:20 | 2020-05-05T10:20:00 | -
Опубликовано: 5 мая 2020 г. в 10:20 (мск) | 2020-05-05T10:20:00+03:00 | -
Обновлено: 05.03.2024 | - | 2024-03-05
5 березня 2024, 10:20 | 2024-03-05T10:20:00 | -
Оновлено: 5 листопада 2024 | - | 2024-11-05
5 Mart 2024 Salı 10:20 | 2024-03-05T10:20:00 | -
Güncelleme: 5 Ağustos 2024 10:20 | - | 2024-08-05T10:20:00
تم نشره الجمعة 24 نيسان / أبريل 2020 10:20 مساءً | 2020-04-24T22:20:00 | -
GMT 10:20 05.03.2020(محدثة GMT 11:20 05.03.2020) | 2020-03-05T10:20:00+00:00 | 2020-03-05T11:20:00+00:00
٥ مارس ٢٠٢٤ | 2024-03-05 | -
الإثنين، 4 مارس 2024 10:20 ص | 2024-03-04T10:20:00 | -
5 تشرين الثاني 2024 | 2024-11-05 | -
آخر تحديث: 5 يوليو 2024 | - | 2024-07-05
۲۹ بهمن ۱۳۹۸ - ۰۶:۵۵ | 2020-02-18T06:55:00 | -
2 تير 1399 - 12:09:08 ب.ظ | 2020-06-22T12:09:08 | -
۱۳۹۹/۰۲/۲۱ | 2020-05-10 | -
5 במרץ 2024 | 2024-03-05 | -
פורסם 05.03.2024 10:20 | 2024-03-05T10:20:00 | -
עודכן: 5 במאי 2024 | - | 2024-05-05
५ मार्च २०२४ | 2024-03-05 | -
अपडेटेड 5 मई 2024 10:20 AM IST | - | 2024-05-05T10:20:00+05:30
Kamis, 5 Mar 2020 10:20 WIB | 2020-03-05T10:20:00+07:00 | -
Diterbitkan 5 Agustus 2024 | 2024-08-05 | -
ngày 5 tháng 3 năm 2024 | 2024-03-05 | -
Thứ năm, 15/3/2024, 10:20 (GMT+7) | 2024-03-15T10:20:00+07:00 | -
2024年3月5日 14:30 | 2024-03-05T14:30:00 | -
2024年3月5日 下午3時20分 | 2024-03-05T15:20:00 | -
发布时间：2024-03-05 10:20 | 2024-03-05T10:20:00 | -
2024年3月5日 10時20分 (3月6日 11時30分更新) | 2024-03-05T10:20:00 | 2024-03-06T11:30:00
公開日：2024年3月5日 14:30 更新日：2024年3月6日 14:30 | 2024-03-05T14:30:00 | 2024-03-06T14:30:00
毎日新聞 2020年3月5日 10時20分（最終更新 3月5日 11時20分） 345文字 | 2020-03-05T10:20:00 | 2020-03-05T11:20:00
2019年11月19日 火曜日 午後3時05分 | 2019-11-19T15:05:00 | -
令和6年3月5日 | 2024-03-05 | -
平成元年3月5日 | 1989-03-05 | -
民國113年3月5日 | 2024-03-05 | -
2024. 3. 5. | 2024-03-05 | -
입력 2024.03.05 10:20 수정 2024.03.06 11:00 | 2024-03-05T10:20:00 | 2024-03-06T11:00:00
2024년 3월 5일 오후 3시 20분 | 2024-03-05T15:20:00 | -
2024/03/05 10:20 송고 | 2024-03-05T10:20:00 | -
5 มี.ค. 2567 10:20 น. | 2024-03-05T10:20:00 | -
วันที่ 5 มีนาคม พ.ศ. 2567 | 2024-03-05 | -
२०२४-०३-०५ | 2024-03-05 | -
２０２４年３月５日 | 2024-03-05 | -
"""
CASES = [tuple(row.rsplit(" | ", 2)) for row in LINES.strip("\n").split("\n")]


@pytest.mark.parametrize(("line", "published", "modified"), CASES)
def test_timestamp_lines(line: str, published: str, modified: str) -> None:
    read = read_timestamps(line)
    assert read is not None
    assert str(read.published or "-") == published
    assert str(read.modified or "-") == modified
    for date in (read.published, read.modified):
        assert date is None or date.raw in line


NOT_TIMESTAMPS = [
    "",
    "   ",
    "No digits at all",
    "On 3 May 2024 he left the house.",
    "The council met on March 17, 2025 and voted to close the bridge.",
    "8. Mai 1945: Der Krieg war vorbei.",
    "Update vom 24. März, 11.38 Uhr: Laut Medienberichten kommt nun doch alles anders.",
    "This article of faith, he wrote, was amended on 3 May 1887 and never again.",
    "1 month ago 19 of the 20 machines worked; today 6 do.",
    "Three years ago 19 people died on the same bend.",
    "Getty sold the vineyard in 1971.",
    "Published in 1962 to no reviews at all, the novel has never been out of print.",
    "Publié en 1857, le roman fit scandale.",
    "Publicado en 1967, el libro cambió todo.",
    "Ajax 2-1 PSV",
    "6-4, 3-6, 7-6 (7-4)",
    "2 cups flour",
    "2021 | 14 | 60",
    "3 hours",
    "前3个月",
    "前3か月",
    "전 3개월",
    "Page 3 of 12",
    "31 February 2020",
    "30.02.2020",
    "2020-13-01",
    "0 May 2020",
    "5 March 0000",
    "5 March 1850",
    "5 March 2150",
    "2024-03-05 25:10",
    "99/99/2024",
    "00/00/0000",
    "1.2.3",
    "127.0.0.1",
    "0171 1234567",
    "Born: 3 May 1962",
    "28.01.2022 - 29.01.2022",
    "Wochenbericht 14. - 20. Januar 2022",
    "5 March 2024 " * 2000,
    "9" * 10_000,
    "3 May 2024 " + "x" * 10_000,
]


@pytest.mark.parametrize("line", NOT_TIMESTAMPS)
def test_other_lines_are_left(line: str) -> None:
    assert read_timestamps(line) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By Ann Lee | 3 May 2024", "2024-05-03"),
        ("ByAnn Lee3 May 2024", "2024-05-03"),
        ("Chris Davies - Nov 19, 2019, 10:31 pm CST", "2019-11-19T22:31:00-06:00"),
        ("von Marc Schulze | 20. Mai 2007 | Politik, Wissen 2007 | 0 Kommentare", "2007-05-20"),
        ("par Florence Petit, le 15 septembre 2009Mots-clés", "2009-09-15"),
        ("Updated: April 07, 2020 03:49 pm IST All India", "2020-04-07T15:49:00+05:30"),
        ("By Ann Lee", "None"),
        ("By Ann Lee 31 June 2024", "None"),
        ("9" * 301, "None"),
    ],
)
def test_find_date(text: str, value: str) -> None:
    assert str(find_date(text)) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("1 month ago", "2024-02-10"),
        ("3 days ago", "2024-03-07"),
        ("Published 3 hours ago", "2024-03-10T09:00:00"),
        ("vor 3 Stunden", "2024-03-10T09:00:00"),
        ("vor 2 Tagen", "2024-03-08"),
        ("3時間前", "2024-03-10T09:00:00"),
        ("3日前", "2024-03-07"),
        ("il y a 2 heures", "2024-03-10T10:00:00"),
        ("hace 3 días", "2024-03-07"),
        ("há 3 dias", "2024-03-07"),
        ("3 giorni fa", "2024-03-07"),
        ("3 uur geleden", "2024-03-10T09:00:00"),
        ("för 3 timmar sedan", "2024-03-10T09:00:00"),
        ("3 часа назад", "2024-03-10T09:00:00"),
        ("3 saat önce", "2024-03-10T09:00:00"),
        ("منذ 3 ساعات", "2024-03-10T09:00:00"),
        ("לפני 3 שעות", "2024-03-10T09:00:00"),
        ("3 घंटे पहले", "2024-03-10T09:00:00"),
        ("3시간 전", "2024-03-10T09:00:00"),
        ("3小时前", "2024-03-10T09:00:00"),
        ("3 giờ trước", "2024-03-10T09:00:00"),
        ("Yesterday at 10:20", "2024-03-09T10:20:00"),
        ("Dnes 10:20", "2024-03-10T10:20:00"),
    ],
)
def test_ages_need_a_reference(line: str, value: str) -> None:
    bare = read_timestamps(line)
    assert bare is not None
    assert bare.age
    assert bare.published is None
    resolved = read_timestamps(line, reference=NOON)
    assert resolved is not None
    assert str(resolved.published) == value


def test_ages_out_of_range() -> None:
    for line in ("999 years ago", "999 weeks ago", "999 months ago"):
        read = read_timestamps(line, reference=NOON)
        assert read is not None


@pytest.mark.parametrize(
    ("line", "value"), [("5 May", "2023-05-05"), ("March 5, 10:20", "2024-03-05T10:20:00")]
)
def test_dates_without_a_year_need_a_reference(line: str, value: str) -> None:
    bare = read_timestamps(line)
    assert bare is not None
    assert bare.partial
    resolved = read_timestamps(line, reference=NOON)
    assert resolved is not None
    assert str(resolved.published) == value


@pytest.mark.parametrize(
    ("line", "languages", "value", "method"),
    [
        ("03/05/2024", (), "2024-05-03", "numeric-ambiguous, or 2024-03-05"),
        ("03/05/2024", ("en",), "2024-03-05", "numeric-ambiguous, or 2024-05-03"),
        ("03/05/2024", ("fr",), "2024-05-03", "numeric-dmy"),
        ("13/05/2024", ("en",), "2024-05-13", "numeric-dmy"),
        ("05/13/2024", ("de",), "2024-05-13", "numeric-mdy"),
        ("05/05/2024", (), "2024-05-05", "numeric-dmy"),
        ("03.05.2024", (), "2024-05-03", "numeric-dmy"),
        ("11.03.17", ("en",), "2017-11-03", "numeric-ambiguous, or 2017-03-11"),
        ("3 May 2024", (), "2024-05-03", "month-name"),
        ("2024-05-03", (), "2024-05-03", "iso"),
        ("5/3/2567", ("th",), "2024-03-05", "numeric-dmy"),
    ],
)
def test_order_of_numbers(line: str, languages: tuple[str, ...], value: str, method: str) -> None:
    read = read_timestamps(line, languages)
    assert read is not None
    assert read.published is not None
    assert (str(read.published), read.published.method) == (value, method)


def test_rest_is_told() -> None:
    read = read_timestamps("Kompas.com - 05/03/2020, 10:20 WIB")
    assert read is not None
    assert read.rest == "Kompas.com"
    assert 0 < read.share < 1
    assert read.published is not None
    assert read.published.zone == "WIB"


@pytest.mark.parametrize(
    ("name", "hours"),
    [("GMT", 0), ("EST", -5), ("MESZ", 2), ("GMT+7", 7), ("+05:30", 5.5), ("IST", 5.5), ("Z", 0)],
)
def test_zones(name: str, hours: float) -> None:
    found = zone(name)
    assert found is not None
    assert found.utcoffset(NOON) == dt.timedelta(hours=hours)


def test_unknown_zones() -> None:
    assert zone("XYZ") is None
    assert zone("GMT+99") is None


def test_calendars() -> None:
    assert gregorian(2023, 2, 29) is None
    assert persian(1403, 1, 1) == dt.date(2024, 3, 20)
    assert persian(1403, 12, 30) == dt.date(2025, 3, 20)
    assert persian(1402, 12, 30) is None
    assert buddhist(2024, 1, 1) is None
    assert full_year(49) == 2049


def test_offsets_of_tokens() -> None:
    line = "ByAnn Lee 10. Februar 20199. Februar 2019"
    read = tokens(line)
    assert len(read.shape) == len(read.values) == len(read.starts) == len(read.ends)
    assert "".join(line[s:e] for s, e in zip(read.starts, read.ends, strict=True)) == (
        line.replace(" ", "")
    )


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1.", "1:", "may 1 ", "(", "Mar ", "2024", "年1", "5/", "a.m. ", "١", "-1", "u:"],
)
def test_no_line_runs_away(piece: str) -> None:
    find_date("3 May 2024")
    start = time.thread_time()
    for length in (50, 200, 300, 10_000):
        line = (piece * length)[:length]
        read_timestamps(line)
        find_date(line)
    assert time.thread_time() - start < 0.5


@pytest.mark.parametrize("line", ["3 days ago", "2 hours ago", "2 months ago", "5 years ago"])
def test_an_age_that_began_before_the_first_year_is_no_date(line: str) -> None:
    read = read_timestamps(line, reference=dt.datetime.min)
    assert read is None or read.published is None
    assert read_timestamps("5 March", reference=dt.datetime.max) is not None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("5 मार्च 2024 रात 12:30", "2024-03-05T00:30:00"),
        ("5 मार्च 2024 रात 11:30", "2024-03-05T23:30:00"),
        ("2024年3月5日 中午11:30", "2024-03-05T11:30:00"),
        ("2024年3月5日 中午1:30", "2024-03-05T13:30:00"),
        ("5 de marzo de 2024, 12:30 de la noche", "2024-03-05T00:30:00"),
    ],
)
def test_night_and_noon_are_no_halves_of_the_day(line, value):
    read = read_timestamps(line)
    assert read is not None
    assert str(read.published) == value


@pytest.mark.parametrize("line", ["Ann Roe7 March 20240", "Ann Roe 7 Mar 2024651"])
def test_a_counter_glued_to_the_year_is_cut_off(line):
    read = read_timestamps(line)
    assert read is not None
    assert str(read.published) == "2024-03-07"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("November 22, 2011 ⋅ Email this post", "2011-11-22"),
        ("13 January 2020 at 08:45 AM | categories: Boats | View comments", "2020-01-13T08:45:00"),
        ("Recht & Gesetz // 18.02.2022", "2022-02-18"),
        ("Home | News | Sport | Our boats of 2024", None),
    ],
)
def test_a_date_between_separators_is_the_articles(line, value):
    text = (
        f"Ferry to Port Amble stays afloat\n\n{line}\n\nThe ferry to Port Amble will run for another "
        "ten years, the council decided on Monday, after a debate that lasted until the last boat "
        "had gone.\n\nWhat is to become of the old engine is not yet known. A museum would like to "
        "have it, if somebody else were to carry it there."
    )
    date = clean(text).date
    assert (date and str(date)) == value
