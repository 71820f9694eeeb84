"""``read_byline``: what is a byline, what is in it, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from cleantext.names import has_by_word, may_be_signed, read_byline

# line | authors, joined with "; " | agencies
PREFIXED = """
By Ann Lee|Ann Lee|
By Ann Lee and Tom Reyes|Ann Lee; Tom Reyes|
By Ann Lee, Staff writer and Tom Reyes in Kyiv|Ann Lee; Tom Reyes|
By Ann Lee, Tom Reyes and Zoe Park|Ann Lee; Tom Reyes; Zoe Park|
By: Ann Lee|Ann Lee|
by Ann Lee & Tom Reyes|Ann Lee; Tom Reyes|
BY JANE DOE|JANE DOE|
BY JANE DOE AND TOM REYES|JANE DOE; TOM REYES|
By J. R. Smith|J. R. Smith|
ByTal Axelrod|Tal Axelrod|
ByJ.R. Stone|J.R. Stone|
PorRodolfo Costa|Rodolfo Costa|
VonVeronika Arnold|Veronika Arnold|
ByAnn Lee3 May|Ann Lee|
By Howard BlumeStaff Writer|Howard Blume|
By Devindra Hardawar@devindra|Devindra Hardawar|
By Ann Lee, ann.lee@example.com|Ann Lee|
By Ann Lee | 3 May 2024|Ann Lee|
By Poppy ReidFeb 21, 2020|Poppy Reid|
By Zach Johnson Dec 12, 2016 2:00 PM|Zach Johnson|
Monday August 8, 2022 12:53 pm PDT by Juli Clover|Juli Clover|
By Sam McDonald and Mary MacArthur|Sam McDonald; Mary MacArthur|
By Don DeLillo, Conan O'Brien and Jan van der Berg|Don DeLillo; Conan O'Brien; Jan van der Berg|
By Juan de la Cruz|Juan de la Cruz|
By Ron DeSantis and Fiorello LaGuardia|Ron DeSantis; Fiorello LaGuardia|
By Ann Lee, Moscow correspondent, for CNN|Ann Lee|
By Ann Lee, New York|Ann Lee|
By Ann Lee, Kyiv|Ann Lee|
By Larry King|Larry King|
Written by Ann Lee|Ann Lee|
Posted by Ann Lee|Ann Lee|
Reporter: Ann Lee|Ann Lee|
Author: Ann Lee|Ann Lee|
By Reuters||Reuters
By:PTI||PTI
By The Associated Press||AP
By Ann Lee, Associated Press|Ann Lee|AP
By Ann Lee and Reuters|Ann Lee|Reuters
By Staff Writer||
By Web Desk||
Edited by Anna Lee (with inputs from Agencies)|Anna Lee|
Produced by Jane Doe, Photographs by Tom Reyes|Jane Doe|
Von Anna Schmidt und dpa|Anna Schmidt|dpa
Von Anna Schmidt und Jens Meier|Anna Schmidt; Jens Meier|
von lupa am 26/10/13, 03:48 pm|lupa|
geschrieben von GeorgQuaas am 24. Jan. 2015, 09:46|GeorgQuaas|
Von Jörg Staff am 16.11.2022|Jörg Staff|
von unserer Redaktion||
Text: Klausmartin Friedrich|Klausmartin Friedrich|
Redaktion: Eberhard Fuhr|Eberhard Fuhr|
Ein Gastbeitrag von Anna Schmidt|Anna Schmidt|
von Anna Dunst Foto: © GEPA|Anna Dunst|
Von Anna Schmidt, Online-Redaktion|Anna Schmidt|
Par Loïc Le Clerc|Loïc Le Clerc|
17 février 2020 Par Loïc Le Clerc|Loïc Le Clerc|
Écrit par Jean Dupont et Marie Curie, à Paris|Jean Dupont; Marie Curie|
Publié par Jean Dupont.|Jean Dupont|
par Florence Audier , le 15 septembre 2009|Florence Audier|
Par Jean Dupont avec AFP|Jean Dupont|AFP
Por Alberto Ávila 27 de agosto 2019|Alberto Ávila|
PorSteven Lee Myers, Keith Bradsher y Tariq Panja|Steven Lee Myers; Keith Bradsher; Tariq Panja|
Por Redacción||
di Maria Conti|Maria Conti|
di Maria Conti e Luca Bianchi|Maria Conti; Luca Bianchi|
Por João da Silva e Ana Souza|João da Silva; Ana Souza|
Door Jan de Vries en Piet van den Berg|Jan de Vries; Piet van den Berg|
Av Erik Svensson och Anna Lind|Erik Svensson; Anna Lind|
Af Ritzau||Ritzau
Af Søren Holm og Mette Kjær|Søren Holm; Mette Kjær|
Av Ola Nordmann og Kari Hansen|Ola Nordmann; Kari Hansen|
Teksti: Matti Virtanen ja Liisa Mäki|Matti Virtanen; Liisa Mäki|
Autor: Jan Kowalski i Anna Nowak|Jan Kowalski; Anna Nowak|
oprac. Jan Kowalski|Jan Kowalski|
Autor: Aleš Vávra|Aleš Vávra|
Autor: Ion Popescu și Ana Ionescu|Ion Popescu; Ana Ionescu|
Szerző: Kovács János|Kovács János|
Του Γιάννη Παπαδόπουλου|Γιάννη Παπαδόπουλου|
Γράφει η Μαρία Νικολάου|Μαρία Νικολάου|
Автор: Иван Петров|Иван Петров|
Текст: Анна Иванова, Фото: Олег Смирнов|Анна Иванова|
Автор: Тарас Коваль і Леся Мельник|Тарас Коваль; Леся Мельник|
Haber: Mehmet Yılmaz|Mehmet Yılmaz|
بقلم أحمد علي ومحمد حسن|أحمد علي; محمد حسن|
מאת דנה לוי ויוסי כהן|דנה לוי; יוסי כהן|
מאת: דנה לוי|דנה לוי|
نویسنده: علی رضایی|علی رضایی|
लेखक: राहुल शर्मा|राहुल शर्मा|
Oleh Budi Santoso|Budi Santoso|
Oleh: Budi|Budi|
Tác giả: Nguyễn Văn An|Nguyễn Văn An|
Theo Reuters||Reuters
文/王小明|王小明|
作者：约翰·史密斯|约翰·史密斯|
新华社记者张三 李四|张三; 李四|Xinhua
撰文：李四 张三丰|李四; 张三丰|
記者 山田太郎|山田太郎|
記者張三|張三|
김철수 기자|김철수|
"""

BARE = """
Jane Doe|Jane Doe|
JANE DOE|JANE DOE|
Ivan NechepurenkoConstant Méheut|Ivan Nechepurenko; Constant Méheut|
Ron DeSantisTom Reyes|Ron DeSantis; Tom Reyes|
Jean-Paul LaGuardia|Jean-Paul LaGuardia|
Ann Lee, Associated Press|Ann Lee|AP
Ann Lee reporting from Berlin|Ann Lee|
Jane Doe Politics Editor|Jane Doe|
Ola Nordmann og Kari Hansen i Oslo|Ola Nordmann; Kari Hansen|
Marie Merlet | lundi 9 décembre 2019 à 09h08|Marie Merlet|
Reuters||Reuters
(dpa)||dpa
(afp/dpa)||AFP; dpa
共同||Kyodo
Staff Reporter||
Alejandro de la Garza|Alejandro de la Garza|
"""

NOT_BYLINES = [
    "By Tuesday evening, Anna Lee and Tom Reyes had lost their lead.",
    "By Hand",
    "By the numbers",
    "By car for Rome, the family left at dawn.",
    "Von Anna Schmidt fehlt jede Spur",
    "Von Anna Schmidt fehlt seit Montag jede Spur.",
    "VON ANNA SCHMIDT FEHLT JEDE SPUR",
    "Kommentar von ganz oben: Der Chef will keine Kritik mehr.",
    "Von Mensch zu Mensch",
    "Par Claire Morel, nous savons désormais qui ouvrit la porte.",
    "Par exemple",
    "Por Ana López pagaron un rescate que nadie devolvió.",
    "Por favor",
    "Di Maria Conti nessuno ha più notizie.",
    "Por João Silva ninguém esperava naquela noite.",
    "de Paști magazinele vor fi închise",
    "Του χρόνου θα είναι καλύτερα, λένε.",
    "كتبت أسماء رسالة إلى أمها قبل السفر.",
    "به گزارش پلیس سه نفر زخمی شدند.",
    "نوشته پدر هنوز پابرجاست.",
    "گزارش از خط مقدم",
    "Đà Nẵng",
    "Banda Aceh",
    "كتبت الريح اسمها.",
    "כתב המגן נשאר במקומו.",
    "作者简介",
    "文学作品",
    "他在出版社做责任编辑：一做就是三十年。",
    "기자회견",
    "Photographs by Jane Doe",
    "Foto: Jane Doe",
    "Reuters was founded with pigeons.",
    "AFP officers searched the house on Thursday, the Australian Federal Police said.",
    "White House",
    "Supreme Court",
    "Read more",
    "Share on Facebook",
    "iPhone",
    "YouTube",
    "Jane",
    "Jane Doe: I was there",
    "Jane Doe is a reporter",
    "Was Jane Doe there?",
    "Autor:innen",
    "Text Alerts",
    "Autor: ein Beruf ohne Rente.",
    "",
    " ",
    "|",
    "By",
    "By ",
    ":::",
    "By 🙂🙂",
    "🙂 By Ann 🙂 Lee",
    "9. Juni 2019",
    "{{author.name}}",
]


def _rows(table: str) -> list[tuple[str, str, str]]:
    rows = []
    for line in table.strip().splitlines():
        text, authors, agencies = line.rsplit("|", 2)
        rows.append((text, authors, agencies))
    return rows


@pytest.mark.parametrize(("line", "authors", "agencies"), _rows(PREFIXED))
def test_byline_with_by_word(line: str, authors: str, agencies: str) -> None:
    reading = read_byline(line)
    assert reading is not None
    assert "; ".join(reading.authors) == authors
    assert "; ".join(reading.agencies) == agencies
    assert reading.prefixed
    assert reading.confidence >= 0.5


@pytest.mark.parametrize(("line", "authors", "agencies"), _rows(BARE))
def test_bare_byline(line: str, authors: str, agencies: str) -> None:
    reading = read_byline(line)
    assert reading is not None
    assert "; ".join(reading.authors) == authors
    assert "; ".join(reading.agencies) == agencies
    assert not reading.prefixed
    assert reading.confidence < 0.7


@pytest.mark.parametrize("line", NOT_BYLINES)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("By Ann Lee | 3 May 2024", "3 May 2024"),
        ("ByAnn Lee3 May", "3 May"),
        ("17 février 2020 Par Loïc Le Clerc", "17 février 2020"),
        ("\u202aBy Ann Lee\u202c | 3 May 2024\u200f", "3 May 2024"),
    ],
)
def test_rest_is_the_date(line: str, rest: str) -> None:
    reading = read_byline(line)
    assert reading is not None
    assert [line[start:end] for start, end in reading.rest] == [rest]


@pytest.mark.parametrize(
    "line",
    [
        "By " + ", ".join(["Ann Lee"] * 2000),
        "By " + "A" * 10_000,
        "AnnLee" * 90,
        "By " + "A." * 280,
        "a@" * 290,
        "-" * 590,
        "By " + "x" * 590 + "@",
        "O'" * 290,
        "By\x00Ann\ufffd Lee",
        "\u202e" * 500 + "By",
        "王" * 500,
        "김" * 500,
        "(" * 500,
        "1." * 290,
        "By " + "Ann^Lee " * 60,
        "Ann" + "Lee" * 180 + " Doe",
    ],
)
def test_hostile_lines_are_quick_and_raise_nothing(line: str) -> None:
    read_byline("By Ann Lee")
    start = time.perf_counter()
    reading = read_byline(line)
    assert time.perf_counter() - start < 0.25
    for name in reading.authors if reading else ():
        assert name.replace(" ", "") in "".join(line.split())


def test_names_are_given_once() -> None:
    reading = read_byline("By Ann Lee, Ann Lee and Tom Reyes")
    assert reading is not None
    assert reading.authors == ("Ann Lee", "Tom Reyes")


def test_invisible_characters_do_not_part_a_name() -> None:
    reading = read_byline("By Jo\u00adhan\u00adnes Rau")
    assert reading is not None
    assert reading.authors == ("Johannes Rau",)


@pytest.mark.parametrize("line", [line for line, _, _ in _rows(PREFIXED)])
def test_no_byline_escapes_the_closer_look(line: str) -> None:
    assert may_be_signed(line) == has_by_word(line)


def test_few_lines_of_a_script_without_blanks_are_read() -> None:
    for line in ("北朝鮮", "米朝首脳会談を巡って戦っていた", "天气转冷", "날씨가 춥다"):
        assert not may_be_signed(line)
    for line in ("文/王小明", "記者 山田太郎", "김철수 기자", "新华社北京电"):
        assert may_be_signed(line)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("28. Jan. 2022 Paula Roth", ("Paula Roth",)),
        ("May 17, 2019 Helmut Roth 0", ("Helmut Roth",)),
        ("July 3, 2020 Thorney Red Rovers", None),
        ("Anna Roth Anna Roth", ("Anna Roth",)),
        ("Anna Roth Berta Roth", ("Anna Roth Berta Roth",)),
        ("Ein Interview von Anna Roth mit Peter Klein.", ("Anna Roth",)),
        ("Das Gespräch führte Anna Roth.", ("Anna Roth",)),
        ("晨光报记者 王小明", ("王小明",)),
        ("晨光报记者王小明", ("王小明",)),
        ("كتب: أحمد علي، محمد حسن", ("أحمد علي", "محمد حسن")),
    ],
)
def test_dates_before_names_names_twice_and_who_is_asked(line, authors):
    reading = read_byline(line)
    assert (reading.authors if reading else None) == authors
