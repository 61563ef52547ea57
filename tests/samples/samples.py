"""Every sample against its golden outline, and every recommendation of every sample in every house.

    TOWNCLERK=build/townclerk PYTHONPATH=tests/harness python3 tests/samples/samples.py --accept

writes the goldens anew: read the difference before it is committed."""
import pathlib
import sys

from harness import ROOT, Case, main, run
from outline import outline, recommendations

GOLDENS = pathlib.Path(__file__).parent / "outlines"
SAMPLES = sorted((ROOT / "samples").glob("*/report.xml"))
HOUSES = sorted(house.parent.name for house in (ROOT / "templates").glob("*/house.xml") if house.parent.name != "standard")


def document(report, *options):
    return run("inspect", "--stage", "document", "--json", *options, report.relative_to(ROOT), cwd=ROOT, expect=0).out


def all_recommendations():
    out = []
    for report in SAMPLES:
        for house in HOUSES:
            out.append(f"## {report.parent.name} in the house {house}\n")
            found = recommendations(document(report, "--house", house))
            if not found and "<recommendation " in report.read_text():
                raise AssertionError(f"{report.parent.name} has recommendations, of which the house {house} prints none")
            out += found
            out.append("")
    return "\n".join(out)


class Samples(Case):
    def test_outlines(self):
        for report in SAMPLES:
            with self.subTest(report.parent.name):
                golden = GOLDENS / f"{report.parent.name}.txt"
                self.assertEqual(golden.read_text(), outline(document(report)))

    def test_recommendations_in_every_house(self):
        self.assertEqual((GOLDENS / "recommendations.md").read_text(), all_recommendations())

    def test_every_sample_in_every_house(self):
        for report in SAMPLES:
            for house in HOUSES + ["standard"]:
                with self.subTest(report=report.parent.name, house=house):
                    done = run("check", "--house", house, report.relative_to(ROOT), cwd=ROOT)
                    self.assertEqual(done.returncode, 0, done.err)


if __name__ == "__main__":
    if "--accept" in sys.argv:
        for sample in SAMPLES:
            (GOLDENS / f"{sample.parent.name}.txt").write_text(outline(document(sample)))
        (GOLDENS / "recommendations.md").write_text(all_recommendations())
    else:
        main()
