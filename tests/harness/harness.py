"""What the tests that run programs share: the program, other people's tools, folders that go, small reports."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("TOWNCLERK", ROOT / "build" / "townclerk")).resolve()
SAMPLE = ROOT / "samples" / "peterborough-2017" / "report.xml"


def need(*tools):
    """Skips the whole test by name when a tool, or a file given by its path, is missing; with CI=true that is a failure."""
    skip_without([t for t in tools if not (pathlib.Path(t).is_file() if "/" in t else shutil.which(t))])


def skip_without(missing):
    if not missing:
        return
    print(f"skipped: {', '.join(missing)} not installed")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


def run(*arguments, cwd=None, env=None, expect=None):
    """Runs the program; `env` is added to a clean environment."""
    clean = {"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "TZ": "UTC", "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
    clean.update(env or {})
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], cwd=cwd, env=clean, capture_output=True, timeout=300)
    done.out = done.stdout.decode("utf-8", "replace")
    done.err = done.stderr.decode("utf-8", "replace")
    if expect is not None and done.returncode != expect:
        raise AssertionError(f"exit {done.returncode}, not {expect}\n{done.out[-2000:]}\n{done.err[-4000:]}")
    return done


def tool(*arguments, **options):
    """Runs another program and returns what it printed; its own failure is the test's."""
    done = subprocess.run([str(a) for a in arguments], capture_output=True, timeout=600, **options)
    if done.returncode != 0:
        raise AssertionError(f"{arguments[0]}: exit {done.returncode}\n{done.stdout.decode('utf-8', 'replace')[-2000:]}\n{done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return done


class Case(unittest.TestCase):
    """A test case with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="townclerk-test-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path


def report(body="", *, title="Small report", attributes="", extra="", house="standard"):
    """A small whole report; `body` is the Markdown of its one section, put into CDATA."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="small" house="{house}" {attributes}>
  <title>{title}</title>
  <authority id="council" nation="england"><name>Northmoor Council</name></authority>
  <meeting id="meeting" date="2026-03-02" item="4"><name>Employment Committee</name></meeting>
  <people><person id="officer" name="Ada Clerk" post="Chief Executive" phone="01733 000000"/></people>
  <front><field code="contact"><person ref="officer"/></field></front>
  <recommendations><recommendation id="rec-1"><text>That <actor/> <verb name="note"/> the report.</text></recommendation></recommendations>
  <section id="purpose" role="purpose"><body><![CDATA[
{body or 'One paragraph.'}
]]></body></section>
{extra}
</report>
"""


def main():
    unittest.main(module="__main__", verbosity=1)
