"""Chromium without a window, network or settings of its own: a page's document as it is after its scripts have run."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync",
    "--disable-breakpad", "--metrics-recording-only", "--password-store=basic", "--font-render-hinting=none",
)
SECONDS = 120


def need_chromium():
    if shutil.which("chromium") is None:
        sys.exit("chromium is not installed, and without it nothing tells what browsers make of charts: .ci/install test installs it")


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


def document_of(page, fonts=None, width=800):
    """What the page has become in a window of so many pixels, as HTML; `fonts`: a folder beside which no fonts are found, and its family that is the
    sans-serif one."""
    with tempfile.TemporaryDirectory(prefix="townclerk-chromium-", ignore_cleanup_errors=True) as folder:
        home = pathlib.Path(folder)
        clean = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "XDG_RUNTIME_DIR": folder, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        if fonts is not None:
            clean["FONTCONFIG_FILE"] = str(only_fonts_of(*fonts, home))
        command = ["chromium", *OPTIONS, f"--user-data-dir={home / 'data'}", f"--window-size={width},900", "--virtual-time-budget=2000", "--dump-dom", pathlib.Path(page).as_uri()]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, env=clean, cwd=folder)
        except subprocess.TimeoutExpired as late:
            raise AssertionError(f"chromium did not end within {SECONDS} s\n{(late.stderr or b'').decode('utf-8', 'replace')[-2000:]}") from late
    if done.returncode != 0:
        raise AssertionError(f"chromium: exit {done.returncode}\n{done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return done.stdout.decode("utf-8")
