"""``detect``: the language of a text from its start."""

from __future__ import annotations

import time

import pytest

from cleantext.language import detect
from cleantext.lexicon import lexicon

SAMPLES = {
    "en": "The minister said on Monday that it was not the end of the talks with the union.",
    "de": "Der Minister sagte am Montag, dass es nicht das Ende der Gespräche mit der Union ist.",
    "fr": "Le ministre a dit lundi que ce n'est pas la fin des discussions avec le syndicat.",
    "es": "El ministro dijo el lunes que no es el fin de las conversaciones con los sindicatos.",
    "it": "Il ministro ha detto lunedì che non è la fine dei colloqui con il sindacato di categoria.",
    "pt": "O ministro disse na segunda-feira que não é o fim das conversas com os sindicatos do país.",
    "nl": "De minister zei maandag dat het niet het einde van de gesprekken met de bond is.",
    "sv": "Ministern sade på måndagen att det inte är slutet på samtalen med facket och att han är nöjd.",
    "da": "Ministeren sagde mandag, at det ikke er enden på samtalerne, og at han havde været der af sig selv.",
    "nb": "Ministeren sa mandag at det ikke er slutten på samtalene, men at han bare var der etter seg selv nå.",
    "fi": "Ministeri sanoi maanantaina, että se ei ole neuvottelujen loppu, mutta hän on myös valmis kun se on ohi.",
    "pl": "Minister powiedział w poniedziałek, że nie jest to koniec rozmów ze związkiem i że będzie jeszcze czas.",
    "bg": "Министърът каза в понеделник, че това не е краят на преговорите и че ще се върне към тях, защото са важни.",
    "cs": "Ministr v pondělí řekl, že to není konec jednání s odbory a že se k tomu ještě vrátí, protože jsou důležité.",
    "ro": "Ministrul a spus luni că nu este sfârșitul discuțiilor cu sindicatul și că au fost mai multe.",
    "hu": "A miniszter hétfőn azt mondta, hogy ez nem a tárgyalások vége, és hogy még sok van hátra.",
    "el": "Ο υπουργός είπε τη Δευτέρα ότι δεν είναι το τέλος των συνομιλιών.",
    "ru": "Министр сказал в понедельник, что это не конец переговоров с профсоюзом, но он был рад.",
    "uk": "Міністр сказав у понеділок, що це не кінець переговорів із профспілкою, але він був радий.",
    "tr": "Bakan pazartesi günü bunun görüşmelerin sonu olmadığını ve daha çok şey olduğunu söyledi, bu da bir ilk.",
    "ar": "قال الوزير يوم الاثنين إن هذا ليس نهاية المحادثات مع النقابة وأن ذلك لم يكن من قبل",
    "he": "השר אמר ביום שני שזה לא סוף השיחות עם האיגוד.",
    "fa": "وزیر روز دوشنبه گفت که این پایان گفتگوها با اتحادیه نیست و باید آن را ادامه داد",
    "hi": "मंत्री ने सोमवार को कहा कि यह संघ के साथ बातचीत का अंत नहीं है और इस पर काम होता है।",
    "id": "Menteri mengatakan pada hari Senin bahwa itu bukan akhir dari pembicaraan dengan serikat yang ada.",
    "vi": "Bộ trưởng nói hôm thứ Hai rằng đây không phải là kết thúc của các cuộc đàm phán với công đoàn.",
    "zh": "部长星期一说，这不是与工会谈判的结束，双方还会继续对话。",
    "ja": "大臣は月曜日、これは労働組合との協議の終わりではないと述べた。",
    "ko": "장관은 월요일에 이것이 노조와의 대화의 끝이 아니라고 말했다.",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SAMPLES.items(), ids=SAMPLES)
def test_one_sentence_shows_its_language(language: str, text: str) -> None:
    assert detect(text) == language


def test_every_language_with_words_has_a_sample() -> None:
    assert lexicon("words").keys() - {"und"} == SAMPLES.keys()


@pytest.mark.parametrize(
    "text", ["", " ", "OK", "12.05.2024", "Home News Sport", "🙂🙂", "Xyzzy qwrt"]
)
def test_says_nothing_when_unsure(text: str) -> None:
    assert detect(text) is None


def test_reads_only_the_start() -> None:
    german = SAMPLES["de"] * 40
    assert detect(german + SAMPLES["en"] * 400) == "de"
    start = time.perf_counter()
    for _ in range(50):
        detect(german * 200)
    assert (time.perf_counter() - start) / 50 < 0.002


def test_word_lists_are_lower_case_and_without_repeats() -> None:
    for language, table in lexicon("words").items():
        for name, words in table.items():
            assert len(set(words)) == len(words), (language, name)
            assert [word.lower() for word in words] == words, (language, name)
        if language != "und":
            assert len(table["function_words"]) >= 50, language
