"""Chromium without a window, network or settings of its own: a page's document as it is after its scripts have run."""
import contextlib
import fcntl
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync",
    "--disable-breakpad", "--metrics-recording-only", "--password-store=basic", "--font-render-hinting=none",
)
SECONDS = 120


def need_chromium():
    if shutil.which("chromium") is None:
        sys.exit("chromium is not installed, and without it nothing tells what browsers make of reports: .ci/install test installs it")


def only_fonts_of(folder, family, home):
    """A setting of fontconfig's by which the fonts of one folder are all that there are, and one family of them stands in for every sans-serif."""
    if not any(pathlib.Path(folder).glob("*.ttf")):
        raise AssertionError(f"{folder} holds no fonts: .ci/install test installs them")
    settings = home / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig><dir>{escape(str(folder))}</dir><cachedir>{escape(str(home / 'fonts'))}</cachedir>\n"
        f"<alias><family>sans-serif</family><prefer><family>{escape(family)}</family></prefer></alias></fontconfig>\n")
    return settings


@contextlib.contextmanager
def home_of_chromium(fonts):
    """A folder that goes, and an environment of Chromium's in it."""
    with tempfile.TemporaryDirectory(prefix="townclerk-chromium-", ignore_cleanup_errors=True) as folder:
        clean = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "XDG_RUNTIME_DIR": folder, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        if fonts is not None:
            clean["FONTCONFIG_FILE"] = str(only_fonts_of(*fonts, pathlib.Path(folder)))
        yield ["chromium", *OPTIONS, f"--user-data-dir={folder}/data"], {"env": clean, "cwd": folder}


def document_of(page, fonts=None, width=800):
    """What the page has become in a window of so many pixels, as HTML; `fonts`: a folder beside which no fonts are found, and its family that is the
    sans-serif one."""
    with home_of_chromium(fonts) as (command, place):
        command += [f"--window-size={width},900", "--virtual-time-budget=2000", "--dump-dom", pathlib.Path(page).as_uri()]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, **place)
        except subprocess.TimeoutExpired as late:
            raise AssertionError(f"chromium did not end within {SECONDS} s\n{(late.stderr or b'').decode('utf-8', 'replace')[-2000:]}") from late
    if done.returncode != 0:
        raise AssertionError(f"chromium: exit {done.returncode}\n{done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return done.stdout.decode("utf-8")


class Tab:
    """One tab, driven over a pair of pipes in the protocol of Chromium's developer tools."""

    def __init__(self, to, answers):
        self.to, self.answers, self.rest, self.calls, self.session = to, answers, b"", 0, None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def message(self):
        end = time.monotonic() + SECONDS
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"chromium did not answer within {SECONDS} s")
            more = os.read(self.answers, 1 << 20)
            if not more:
                raise AssertionError("chromium has ended")
            self.rest += more
        said, self.rest = self.rest.split(b"\0", 1)
        return json.loads(said)

    def ask(self, method, **parameters):
        self.calls += 1
        call = {"id": self.calls, "method": method, "params": parameters, **({"sessionId": self.session} if self.session else {})}
        os.write(self.to, json.dumps(call).encode() + b"\0")
        while (answer := self.message()).get("id") != self.calls:
            pass
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def show(self, page):
        if "errorText" in (done := self.ask("Page.navigate", url=pathlib.Path(page).as_uri())):
            raise AssertionError(f"{page}: {done['errorText']}")
        while self.message().get("method") != "Page.loadEventFired":
            pass

    def evaluate(self, script):
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in done:
            raise AssertionError(done["exceptionDetails"].get("exception", {}).get("description", "the script has failed"))
        return done["result"]["value"]


@contextlib.contextmanager
def printing_tab(width, scale):
    """A tab that applies the styles of print, so many CSS pixels wide, on a device with `scale` pixels for each of them."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # The shell gives them the numbers 3 and 4, which must not be theirs before.
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, from_write)]
    with home_of_chromium(None) as (command, place):
        shell = ["bash", "-c", 'exec 3<&"$0" 4>&"$1"; shift; exec "$@"', *map(str, ends), *command, f"--force-device-scale-factor={scale}", "--remote-debugging-pipe"]
        browser = subprocess.Popen(shell, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=ends, **place)
        for end in (to_read, from_write, *ends):
            os.close(end)
        try:
            tab = Tab(to_write, from_read)
            tab.ask("Emulation.setEmulatedMedia", media="print")
            tab.ask("Emulation.setDeviceMetricsOverride", width=width, height=1000, deviceScaleFactor=0, mobile=False)
            yield tab
        finally:
            browser.kill()
            browser.wait()
            os.close(to_write)
            os.close(from_read)
