"""Every sample, rendered: its three formats carry the same words, numbers and anchors."""
import harness

harness.need("qpdf", "cmark-gfm")

import parity


class SamplesTest(harness.Case):
    def test_samples(self):
        reports = sorted((harness.ROOT / "samples").glob("*/report.xml"))
        self.assertTrue(reports)
        for report in reports:
            out = self.folder / report.parent.name
            harness.run("render", report, "-o", out, expect=0)
            for markdown in sorted(out.glob("*.md")):
                with self.subTest(markdown.name):
                    found = parity.differences(markdown, markdown.with_suffix(".html"), markdown.with_suffix(".pdf"))
                    self.assertEqual(found, [], "\n".join(found))


if __name__ == "__main__":
    harness.main()
