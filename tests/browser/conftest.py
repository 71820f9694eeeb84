"""A real headless Chromium for the pages; without one these tests are skipped with a reason."""

import shutil

import pytest

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A driver of headless Chromium that logs what pages request and complain of."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("no Chromium with its chromedriver on this machine")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    session = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield session
    session.quit()


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open HTML text as a file, at a desktop's size, with the logs emptied before."""

    def opened(html):
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        for name in ("browser", "performance"):
            chromium.get_log(name)
        chromium.set_window_size(1280, 900)
        chromium.get(file.as_uri())
        return chromium

    return opened


@pytest.fixture
def requests_of():
    """The addresses that a driver's pages asked for since the logs were last read."""
    import json

    def requests(driver):
        messages = [
            json.loads(entry["message"])["message"] for entry in driver.get_log("performance")
        ]
        sent = [m for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [m["params"]["request"]["url"] for m in sent]

    return requests


# Contrast as WCAG 2 reckons it, of every element with text of its own, over the first opaque ground.
CONTRAST = """
const canvas = document.createElement("canvas"); canvas.width = canvas.height = 1;
const pen = canvas.getContext("2d", { willReadFrequently: true });
const rgba = (color) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data]; };
const light = ([r, g, b]) => { const f = (c) => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
const ground = (node) => { for (; node; node = node.parentElement) { const c = rgba(getComputedStyle(node).backgroundColor);
  if (c[3] === 255) return c; } return rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "#000" : "#fff"); };
const faults = [];
const check = (node, pseudo) => {
  const style = getComputedStyle(node, pseudo);
  const a = light(rgba(style.color)), b = light(ground(node));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) faults.push(`${node.localName}.${node.className} ${ratio.toFixed(2)} ${node.textContent.slice(0, 30)}`);
};
for (const node of document.body.querySelectorAll("*")) {
  if (["SCRIPT", "STYLE"].includes(node.tagName) || node.closest("svg") || !node.checkVisibility()) continue;
  if ([...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) check(node);
  if (node.localName === "mark") check(node, "::after");
}
return faults;
"""


@pytest.fixture
def contrast_faults():
    """The elements of the open page whose text stands out too little from its ground."""
    return lambda driver: driver.execute_script(CONTRAST)
