"""Diagnostics: place, line, caret, colour, JSON, exits."""
import json

from harness import Case, main, report, run


class Diagnostics(Case):
    def setUp(self):
        super().setUp()
        self.source = self.write("small.xml", report("See [](#nowhere)."))

    def test_file_line_and_column(self):
        done = run("check", "small.xml", cwd=self.folder, expect=2)
        self.assertRegex(done.err, r"small\.xml:\d+:\d+: error\[N\d+\]: ")
        self.assertIn("| See [](#nowhere).", done.err)
        self.assertIn("^~", done.err)

    def test_no_colour_unless_asked_for(self):
        self.assertNotIn("\x1b[", run("check", self.source, expect=2).err)
        self.assertIn("\x1b[1;31m", run("check", self.source, "--colour", "always", expect=2).err)

    def test_json_on_standard_output(self):
        done = run("check", self.source, "--json", expect=2)
        self.assertEqual(done.err, "")
        [fault] = json.loads(done.out)
        self.assertEqual(fault["severity"], "error")
        self.assertEqual(fault["file"], str(self.source))
        self.assertGreater(fault["line"], 1)
        self.source.write_text(report())
        self.assertEqual(json.loads(run("check", self.source, "--json", expect=0).out), [])

    def test_json_of_several_reports_is_one_array(self):
        other = self.write("other.xml", report("See [](#elsewhere).").replace('id="small"', 'id="other"'))
        self.assertEqual(len(json.loads(run("check", self.source, other, "--json", expect=2).out)), 2)

    def test_warnings_stop_only_under_strict(self):
        self.source.write_text(report("<table>\n<tbody>\n<tr>\n<th>\n\nName\n\n</th>\n<td>\n\n" + "word " * 9000 + "\n\n</td>\n</tr>\n</tbody>\n</table>"))
        done = run("check", self.source, expect=0)
        self.assertIn("warning[L", done.err)
        run("check", self.source, "--strict", expect=3)


if __name__ == "__main__":
    main()
