"""A page in headless Chromium: what the tests of the reader page and of the kit's pages share."""

import json
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
).split()
#: What axe-core checks: WCAG 2.2 A and AA, and best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Named by the nox sessions, which fetch axe-core.
MODULES = os.environ.get("HORNBOOK_NODE_MODULES", "")


def missing():
    """The program that is not there, or nothing."""
    return next((name for name in ("chromium", "chromedriver") if shutil.which(name) is None), "")


class Page:
    """One page in one browser."""

    def __init__(self, driver):
        self.driver = driver

    def open(self, path, width=1280, height=800):
        self.size(width, height)
        self.driver.get(path.as_uri())
        return self

    def fresh(self, path, width=1280, height=800, **kept):
        """The page with nothing kept, or with these settings kept."""
        self.open(path, width, height)
        self.js("localStorage.clear(); if (arguments[0]) localStorage.setItem('hornbook-reader', arguments[0])", json.dumps(kept) if kept else None)
        self.driver.get(path.as_uri())
        return self

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def cdp(self, command, **values):
        return self.driver.execute_cdp_cmd(command, values)

    def js(self, script, *values):
        return self.driver.execute_script(script, *values)

    def __call__(self, expression, *values):
        """The value of an expression in JavaScript."""
        return self.js(f"return ({expression})", *values)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def click(self, selector):
        self.js("arguments[0].scrollIntoView({block: 'center'})", self.find(selector))
        self.find(selector).click()

    def keys(self, *keys):
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def shift(self, key):
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()

    def set(self, **values):
        """Change settings as a reader does, through the form."""
        for name, value in values.items():
            self.js(
                "const field = document.getElementById(arguments[0]);"
                "if (field.type === 'checkbox') field.checked = arguments[1]; else field.value = arguments[1];"
                "field.dispatchEvent(new Event('input', {bubbles: true}))",
                name,
                value,
            )

    def wait(self, expression, seconds=5.0):
        """Wait until an expression is true, and give its value."""
        end = time.monotonic() + seconds
        while True:
            value = self(expression)
            if value:
                return value
            assert time.monotonic() < end, f"{expression} did not come true"
            time.sleep(0.03)

    @property
    def spoken(self):
        return self("document.querySelector('.w.now')?.textContent ?? ''")

    @property
    def line(self):
        return self("document.querySelector('.line.now')?.dataset.line ?? document.querySelector('.line.now')?.id ?? ''")

    def errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def violations(self, fewest_rules=20):
        """What axe-core finds wrong with the page as it stands; more rules than ``fewest_rules`` must have passed."""
        self.js((Path(MODULES) / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
        self.driver.set_script_timeout(60)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations', 'passes']})"
            ".then(result => done([result.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 150) + ' ' + node.failureSummary)]), result.passes.length]))",
            RULES,
        )
        assert found[1] > fewest_rules  # the rules did run
        return found[0]

    def style(self, selector, name):
        return self("getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name)


@contextmanager
def browser(*switches):
    """A browser that is closed at the end."""
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for switch in (*SWITCHES, *switches):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield Page(driver)
    finally:
        driver.quit()
