import pytest

pytest.importorskip("datasketches", reason="the extra 'report' is not installed")
pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
from cleantext import Pipeline
from cleantext.report.corpus import report, report_page
from cleantext.report.inputs import Text

LABEL = '</pre><script>window.stolen = 1</script> "Port" Amble'
BODY = "The council voted on Monday to close the old mill, and to keep the bridge that leads to it, number {}."


@pytest.fixture(scope="module")
def html():
    texts = [
        Text(
            f"</code><script>window.stolen = 2</script>{n}",
            "a.example",
            f"{BODY.format(n)}\n\n{LABEL}\n\nRead Entire Article{' ' * n}",
        )
        for n in range(5)
    ]
    texts += [
        Text(
            "guten",
            "b.example",
            "Der Rat hat am Montag beschlossen, die alte Mühle zu schließen und das Land zu verkaufen.\n\nLesen Sie auch: Die Brücke bleibt",
        )
    ]
    return report_page(report(Pipeline.article(), texts), "</title>ports")


def css(driver, selector):
    return driver.find_elements("css selector", selector)


def test_nothing_is_loaded_and_no_text_runs(open_page, html, requests_of):
    driver = open_page(html)
    assert [url for url in requests_of(driver) if not url.startswith("file:")] == []
    assert driver.get_log("browser") == []
    assert driver.execute_script("return window.stolen") is None
    assert driver.title.startswith("</title>ports")
    assert len(css(driver, "figure svg")) == 3
    assert all(
        svg.is_displayed() and svg.get_attribute("aria-label") for svg in css(driver, "figure svg")
    )


def test_rule_text_opens_and_copies_whole(open_page, html):
    driver = open_page(html)
    css(driver, ".lines summary")[0].click()
    rule = css(driver, ".lines pre")[0]
    assert "[[rule]]" in rule.text
    assert LABEL.replace('"', '\\"') in rule.text
    css(driver, ".lines .copy")[0].click()
    waiting = pytest.importorskip("selenium.webdriver.support.wait")
    button = css(driver, ".lines .copy")[0]
    said = waiting.WebDriverWait(driver, 10).until(lambda _: button.text != "Copy" and button.text)
    assert said in {"Copied", "Selected"}
    if said == "Selected":
        assert (
            driver.execute_script("return getSelection().toString()").strip() == rule.text.strip()
        )


def test_tables_sort_by_keyboard(open_page, html):
    from selenium.webdriver.common.keys import Keys

    driver = open_page(html)
    button = css(driver, "#languages th button")[0]

    def first():
        return css(driver, "#languages tbody td")[0].text

    button.send_keys(Keys.ENTER)
    assert first() == "en"
    button.send_keys(Keys.ENTER)
    assert first() == "de"
    assert css(driver, "#languages th[aria-sort]")[0].get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_and_fits_a_narrow_window(open_page, html, contrast_faults, theme):
    driver = open_page(html)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        driver.execute_script("document.querySelectorAll('details').forEach((d) => d.open = true)")
        assert contrast_faults(driver) == []
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 360
        color = css(driver, "figure svg text")[0].value_of_css_property("fill")
        assert color == css(driver, "body")[0].value_of_css_property("color").replace(
            "rgba", "rgb"
        ).replace(", 1)", ")")
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_long_tables_scroll_on_the_screen_and_are_short_on_paper(open_page, html):
    row = html[html.index("<tbody><tr><td><code>") + 7 :].partition("</tr>")[0] + "</tr>"
    driver = open_page(html.replace(row, row * 300))
    height = "return document.querySelector('#rules').offsetHeight"
    rows = "return [...document.querySelectorAll('#rules tbody tr')].filter(r => r.offsetHeight).length"
    assert driver.execute_script(height) < 800
    assert driver.execute_script(rows) >= 300
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert driver.execute_script(rows) == 50
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
