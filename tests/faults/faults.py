"""A fixture for each fault: a located error, exit 2, no output; bombs too."""
import shutil

from bombs import BOMBS, HEAVY
from harness import Case, main, report, run

# name: (report, code, text that the printed line must hold; None where a whole file is at fault)
FAULTS = {
    "malformed XML": (report().replace("</people>", "</peeple>"), "X101", "</peeple>"),
    "no end": (report()[:-20], "X116", None),
    "duplicate attribute": (report().replace('id="officer"', 'id="officer" id="again"'), "X105", 'id="again"'),
    "document type": (report().replace("<report", "<!DOCTYPE report>\n<report", 1), "X107", "<!DOCTYPE report>"),
    "entity": (report().replace("Ada Clerk", "&ada;"), "X112", "&ada;"),
    "external entity": (report().replace("<report", '<!DOCTYPE report [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<report', 1), "X107", "DOCTYPE"),
    "control character": (report("bell \x07"), "X110", "bell"),
    "control character by reference": (report().replace("Ada Clerk", "Ada &#1;"), "X110", "&#1;"),
    "private-use token": (report("token \ue000 here"), "X111", "token"),
    "private-use token by reference": (report().replace("Ada Clerk", "Ada &#xE000;"), "X111", "&#xE000;"),
    "invalid UTF-8": (report("caf\xe9").encode("latin-1"), "X109", None),
    "another encoding": (report().encode("utf-16"), "X108", None),
    "two roots": (report() + "<report/>", "X106", "<report/>"),
    "unknown element": (report(extra="<sektion/>"), "M101", "<sektion/>"),
    "unknown attribute": (report().replace("<section id", "<section rol='x' id"), "M102", "rol='x'"),
    "element inside prose": (report().replace("<![CDATA[", "<b>x</b><![CDATA["), "M109", "<b>x</b>"),
    "dangling person": (report().replace('ref="officer"', 'ref="oficer"'), "M104", 'ref="oficer"'),
    "dangling line": (report(extra='<organisation><post id="a"><title>A</title></post><line from="a" to="nobody"/></organisation>'), "M104", 'to="nobody"'),
    "exemption of another nation": (
        report(extra='<section id="more" exempt="12" public-interest="x"><title>More</title><body>Words.</body></section>'), "V222", 'exempt="12"'),
    "dangling reference": (report("See [](#nowhere)."), "N102", "[](#nowhere)"),
    "id used twice": (report("One.\n\n{#twice}\n\nTwo.\n\n{#twice}"), "N101", None),
    "unknown name in prose": (report("Costs {{finance.savings.amount}}."), "V101", "{{finance.savings.amount}}"),
    "section tag in prose": (report("{{#meeting}}x{{/meeting}}"), "V111", "{{#meeting}}"),
    "raw HTML": (report("A <b>bold</b> word."), "K110", "<b>bold</b>"),
    "raw HTML block": (report("<script>\nalert(1)\n</script>"), "K112", "<script>"),
    "HTML comment": (report("<!-- note -->"), "K110", "<!-- note -->"),
    "javascript link": (report("[x](javascript:alert(1))"), "K120", "javascript:alert(1)"),
    "data link": (report("[x](data:text/html,x)"), "K120", "data:text/html"),
    "disguised javascript link": (report("[x](&#106;avascript:alert(1))"), "K120", "avascript"),
    "unclosed container": (report('<div class="note">\n\nx'), "K113", '<div class="note">'),
    "tag without its blank line": (report('<div class="note">\nx\n</div>'), "K111", "<div"),
    "cell outside a row": (report("<table>\n\n<td>\n\nx\n\n</td>\n\n</table>"), "K115", "<td>"),
    "attribute line with nothing before it": (report("> {.cont}\n>\n> Text."), "K102", "{.cont}"),
    "heading beside its section's": (report("## Again\n\nText."), "K119", "## Again"),
    "heading of the title's rank": (report("# Again\n\nText."), "K119", "# Again"),
    "link with a space": (report("See [the map](my map.pdf) there."), "K125", "[the map](my map.pdf)"),
    "row of dashes too short": (report("| a | b |\n| --- |\n| 1 | 2 |"), "K145", "| --- |"),
    "picture outside the folder": (report("![x](../x.png)"), "K123", "../x.png"),
    "picture that is not there": (report("![x](x.png)"), "A108", "x.png"),
    "id that climbs": (report().replace('id="small"', 'id="../small"'), "M112", 'id="../small"'),
    "house that climbs": (report(house="../standard"), "M112", 'house="../standard"'),
    "house that is not there": (report(house="nowhere"), "A106", 'house="nowhere"'),
    "character that no font has": (report("An Ugaritic letter \U00010380."), "L102", "Ugaritic"),
}


class Faults(Case):
    def fails(self, source, code, line):
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        done = run("render", source, "-o", self.folder / "out", expect=2)
        self.assertIn(f"error[{code}", done.err)
        self.assertNotIn("internal error", done.err)
        if line is not None:
            self.assertRegex(done.err, rf"{source.name}:\d+:\d+: error\[{code}")
            self.assertIn(line, done.err)
        self.assertFalse((self.folder / "out").exists() and any((self.folder / "out").iterdir()))
        return done.err

    def test_faults(self):
        for name, (text, code, line) in FAULTS.items():
            with self.subTest(name):
                self.fails(self.write("report.xml", text), code, line)

    def test_bombs(self):
        for name, (make, code, word) in BOMBS.items():
            with self.subTest(name):
                message = self.fails(self.write("bomb.xml", make()), code, None)
                self.assertIn(word, message)

    def test_heavy_but_no_fault(self):
        for name, make in HEAVY.items():
            with self.subTest(name):
                run("render", self.write("heavy.xml", make()), "-o", self.folder / "heavy", expect=0)


class Templates(Case):
    """Faults of a house of one's own stand in its files."""

    def fails(self, code, line, **files):
        for name, text in files.items():
            self.write(f"templates/mine/{name.replace('__', '.')}", text)
        self.write("report.xml", report(house="mine"))
        done = run("render", "report.xml", "-o", "out", cwd=self.folder, expect=2)
        self.assertRegex(done.err, rf"templates/mine/[\w.]+:\d+:\d+: error\[{code}")
        self.assertIn(line, done.err)
        self.assertFalse((self.folder / "out").exists())

    HOUSE = '<house xmlns="urn:townclerk:house:1" code="mine" base="standard"><name>Mine</name></house>'

    def test_unknown_name_in_a_branch_never_taken(self):
        self.fails("V101", "{{metting.body}}", house__xml=self.HOUSE,
                   report__mustache="{{#report.never}}{{/report.never}}{{^report.title}}\n{{metting.body}}\n{{/report.title}}\n")

    def test_unclosed_section(self):
        self.fails("V", "{{#sections}}", house__xml=self.HOUSE, report__mustache="# x\n\n{{#sections}}\n")

    def test_unknown_partial(self):
        self.fails("V", "{{> mine/nothing}}", house__xml=self.HOUSE, report__mustache="{{> mine/nothing}}\n")

    def test_partial_that_climbs(self):
        self.fails("V", "{{> ../../secret}}", house__xml=self.HOUSE, report__mustache="{{> ../../secret}}\n")

    def test_unknown_element_of_the_house(self):
        self.fails("H", "<nmae>", house__xml=self.HOUSE.replace("name>", "nmae>"))

    def test_code_that_is_not_the_folder(self):
        self.fails("H114", "<house", house__xml=self.HOUSE.replace('code="mine"', 'code="yours"'))

    def test_house_based_on_itself(self):
        self.fails("A106", "house", house__xml=self.HOUSE.replace('base="standard"', 'base="mine"'))

    def test_unknown_property(self):
        self.fails("Y", "colr", house__xml=self.HOUSE, style__css="p { colr: red }\n")

    def test_missing_font(self):
        self.fails("A107", "missing.ttf", house__xml=self.HOUSE, style__css='@font-face { font-family: "Mine"; src: url("missing.ttf") }\n')
        self.write("templates/mine/style.css", 'body { font-family: "No Such Family" }\n')
        done = run("render", "report.xml", "-o", "out", cwd=self.folder, expect=2)
        self.assertIn("No Such Family", done.err)
        self.assertIn("error[L", done.err)


class Folders(Case):
    def test_unwritable_folder(self):
        self.write("report.xml", report())
        self.write("file", "x")
        done = run("render", "report.xml", "-o", "file/out", cwd=self.folder, expect=2)
        self.assertIn("error[A103]", done.err)
        self.assertEqual((self.folder / "file").read_text(), "x")

    def test_missing_report(self):
        self.assertIn("error[A101]", run("render", "none.xml", cwd=self.folder, expect=2).err)
        self.assertIn("error[A101]", run("render", ".", cwd=self.folder, expect=2).err)


if __name__ == "__main__":
    main()
