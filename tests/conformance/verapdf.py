"""veraPDF, as `.ci/verapdf` fetched it."""
import os
import pathlib
import subprocess

from harness import ROOT, skip_without, tool

JAR = pathlib.Path(tool(ROOT / ".ci" / "verapdf", "--where").stdout.decode().strip())


def need_verapdf():
    skip_without([] if JAR.is_file() else [f"veraPDF ({JAR})"])


def failures(profile, pdfs):
    """What veraPDF says of those of the files that do not keep a profile ("3a", "ua1"): the clauses they break. One run of Java for all."""
    done = subprocess.run(["java", "-jar", str(JAR), "-f", profile, "--format", "text", "-v", *map(str, pdfs)], capture_output=True, timeout=2400,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    said = done.stdout.decode("utf-8", "replace").splitlines()
    passed = {line for line in said if line.startswith("PASS ")}
    found = [line for line in said if line not in passed]
    found += [f"nothing is said of {pdf}" for pdf in pdfs if f"PASS {pdf} {profile}" not in passed and f"FAIL {pdf} {profile}" not in said]
    return found + done.stderr.decode("utf-8", "replace").splitlines()
