"""Every paper that the samples make, a chart by itself, a report that has everything at once and a file with one of everything keep PDF/A-3a and PDF/UA-1,
and no other program complains of them."""
import os
import pathlib
import tempfile

import harness
from pictures import one_of_each
from readers import NEEDED, complaints
from verapdf import failures, need_verapdf

harness.need("java", *NEEDED)
need_verapdf()

import papers
import torture


def render(folder, name, report, *options):
    """The one PDF of a report, under a name of its own."""
    harness.run("render", report, "-f", "pdf", "-o", folder / name, *options, cwd=harness.ROOT, expect=0)
    return next((folder / name).glob("*.pdf"))


class Standards(harness.Case):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory(prefix="townclerk-test-")
        folder = pathlib.Path(cls.made.name)
        cls.own = [render(folder, name, report, *options) for name, report, options in papers.own_papers()]
        cls.others = [render(folder, name, report, *options) for name, report, options in papers.in_every_house()]
        cls.torture = render(folder, "torture", torture.write(folder))
        cls.chart = folder / "chart.pdf"
        harness.run("chart", harness.ROOT / "samples" / "northmoor" / "report.xml", "--state", "changes", "--lang", "cy", "-o", cls.chart, expect=0)
        cls.sample = folder / "sample.pdf"
        harness.tool(os.environ["PDF_SAMPLE"], cls.sample, *one_of_each(folder))

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def test_standards(self):
        for profile in ("3a", "ua1"):
            with self.subTest(profile):
                self.assertEqual([], failures(profile, [*self.own, *self.others, self.chart, self.torture, self.sample]))

    def test_the_judge_sees_a_fault(self):
        pdf = self.write("silent.pdf", self.sample.read_bytes().replace(b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:part>9</pdfaid:part>"))
        self.assertTrue(failures("3a", [pdf]))

    def test_readers_are_silent(self):
        for pdf in (*self.own, self.torture):
            with self.subTest(pdf.parent.name):
                self.assertEqual({}, complaints(pdf))


if __name__ == "__main__":
    harness.main()
