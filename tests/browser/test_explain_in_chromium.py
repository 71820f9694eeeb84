import pytest

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
from cleantext import Pipeline
from cleantext.report.explain_page import explanation_page
from cleantext.report.spans import Reasons

STORY = (
    "Old mill to close after nine years\n\nBy Ann Lee\n\n"
    "The council voted on Tuesday to close the old mill – “a ruin”, one member said – and to sell "
    "the land around it.\n\nAlready a subscriber? Log in.\n\nRead Entire Article\n"
)
ATTACK = (
    "</script><script>window.stolen = 1</script>\n\n"
    '"><img src=x onerror="window.stolen = 2"> \' onmouseover=window.stolen=3 {{ 7 * 7 }} ]]> <!-- &lt;b&gt;\n\n'
    "\x00\x1b[31mred \ud800 \u202eright to left\u202c </style><style>body { display: none }</style>\n\n"
)


def page(*texts):
    pipeline = Pipeline.article()
    articles = [(f"story-{n}.txt", pipeline(text)) for n, text in enumerate(texts, start=1)]
    return explanation_page(articles, Reasons(pipeline))


def css(driver, selector):
    return driver.find_elements("css selector", selector)


def visible_card(driver):
    card = css(driver, "#card")[0]
    return card.text if card.is_displayed() else None


def press(driver, *keys):
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def test_the_source_is_there_as_it_was_and_nothing_is_loaded(open_page, requests_of):
    driver = open_page(page(STORY))
    assert css(driver, ".source")[0].get_property("textContent") == STORY
    # The browser's own pages are its business.
    own = ("file:", "chrome:", "data:")
    assert [url for url in requests_of(driver) if not url.startswith(own)] == []
    assert driver.get_log("browser") == []


def test_hover_and_click_show_rule_confidence_and_reason(open_page):
    from selenium.webdriver.common.action_chains import ActionChains

    driver = open_page(page(STORY))
    mark = css(driver, 'mark[data-kind="related_link"]')[0]
    assert visible_card(driver) is None
    ActionChains(driver).move_to_element(mark).perform()
    said = visible_card(driver)
    assert "en/related_link/read-entire-article" in said
    assert "0.99" in said
    assert "points to the full story" in said
    mark.click()
    assert mark.get_attribute("aria-expanded") == "true"
    ActionChains(driver).move_to_element(css(driver, "h1")[0]).perform()
    assert visible_card(driver) == said


def test_keys_step_pin_close_and_can_be_turned_off(open_page):
    from selenium.webdriver.common.keys import Keys

    driver = open_page(page(STORY))
    press(driver, "j")
    assert driver.switch_to.active_element.text.startswith("Old mill")
    press(driver, "j", Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("aria-expanded") == "true"
    assert "bylines" in visible_card(driver)
    press(driver, Keys.ESCAPE)
    assert visible_card(driver) is None
    press(driver, "k", "k")
    assert driver.switch_to.active_element.text.startswith("Read Entire")
    press(driver, "2")
    assert not css(driver, ".after")[0].is_displayed()
    press(driver, "3")
    assert not css(driver, ".before")[0].is_displayed()
    press(driver, "1")
    assert css(driver, ".before")[0].is_displayed()
    css(driver, "#keys")[0].click()
    press(driver, "2")
    assert css(driver, ".after")[0].is_displayed()


def test_kinds_can_be_filtered(open_page):
    driver = open_page(page(STORY))
    css(driver, '#kinds input[value="related_link"]')[0].click()
    mark = css(driver, 'mark[data-kind="related_link"]')[0]
    assert mark.value_of_css_property("text-decoration-line") == "none"
    assert mark.get_attribute("role") is None
    rows = [row for row in css(driver, ".marks tbody tr") if row.is_displayed()]
    assert {row.get_attribute("data-kind") for row in rows} == {
        "headline",
        "byline",
        "access_notice",
    }
    press(driver, *"jjjj")
    assert driver.switch_to.active_element.text.startswith("Old mill")


@pytest.mark.parametrize("name", ["text", "file name"])
def test_hostile_text_stays_text(open_page, name):
    pipeline = Pipeline.article()
    text = ATTACK + STORY
    article = pipeline(text)
    label = ATTACK if name == "file name" else "story.txt"
    driver = open_page(explanation_page([(label, article)], Reasons(pipeline)))
    assert driver.execute_script("return window.stolen") is None
    assert driver.get_log("browser") == []
    assert css(driver, "img") == []
    assert len(css(driver, "script")) == 1
    shown = css(driver, ".source")[0].get_property("textContent")
    assert shown == text.replace("\x00", "␀").replace("\x1b", "␛").replace("\ud800", "\ufffd")
    press(driver, "j")
    assert visible_card(driver)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(open_page, contrast_faults, theme):
    driver = open_page(page(STORY))
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": theme}]},
    )
    press(driver, "j")
    assert contrast_faults(driver) == []
    button = css(driver, "#theme")[0]
    before = css(driver, "body")[0].value_of_css_property("background-color")
    assert button.get_attribute("aria-pressed") == str(theme == "dark").lower()
    button.click()
    assert css(driver, "body")[0].value_of_css_property("background-color") != before
    assert contrast_faults(driver) == []
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_narrow_window_needs_no_sideways_scrolling(open_page):
    driver = open_page(page(STORY, STORY.replace(" ", "\u00a0")))
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        wide = "return document.documentElement.scrollWidth"
        assert driver.execute_script(wide) <= 360
        press(driver, "j")
        assert driver.execute_script(wide) <= 360
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_print_shows_every_reason_without_controls(open_page):
    driver = open_page(page(STORY))
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not css(driver, "#theme")[0].is_displayed()
        assert "en/related_link/read-entire-article" in css(driver, ".marks")[0].text
        assert len(driver.print_page()) > 1000
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
