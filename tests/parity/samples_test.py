"""Every sample, for each of its meetings, in both editions and all languages, and a report that has everything at once: the three formats carry the same
words, numbers and anchors."""
import harness

harness.need("qpdf", "cmark-gfm")

import papers
import parity
import torture


class SamplesTest(harness.Case):
    def agree(self, name, report, *options):
        out = self.folder / name
        harness.run("render", report, "-o", out, *options, expect=0)
        for markdown in sorted(out.glob("*.md")):
            with self.subTest(name):
                found = parity.differences(markdown, markdown.with_suffix(".html"), markdown.with_suffix(".pdf"))
                self.assertEqual(found, [], "\n".join(found))

    def test_samples(self):
        for name, report, options in papers.own_papers():
            self.agree(name, report, *options)

    def test_everything_at_once(self):
        self.agree("torture", torture.write(self.folder))


if __name__ == "__main__":
    harness.main()
