"""`townclerk freeze`: an appendix stays as it was published, whatever becomes of the model."""
import json
import os
import re

from harness import Case, main, report, run

MODEL = """  <organisation>
    <post id="head"><title>Head of Growth</title></post>
    <post id="clerk"><title>Town Clerk</title></post>
    <line from="head" to="clerk"/>
  </organisation>
  <changes>
    <set id="consulted"><delete id="gone" subject="head"/></set>
    <set id="decided"><rename id="named" subject="clerk"><title>Chief Executive</title></rename></set>
  </changes>
  <consultation start="2013-04-19" end="2013-05-20"/>
  <timetable><event id="begin" date="2013-07-01"><title>New structure begins</title></event></timetable>
  <finance><line id="saving" kind="saving" amount="90000"><title>Saving</title></line></finance>
"""
PARTS = """<section id="{0}-lists"><title>Lists</title><generated part="posts-deleted" set="consulted"/>{1}<generated part="finance"/></section>
      <section id="{0}-words"><title>Words</title><body><![CDATA[
It saves {{{{finance.saving.thousands}}}} and {{{{ finance-totals.saving.exact }}}}.

- From {{{{event.begin.long}}}}, {{{{sets.consulted.deleted.words}}}} of {{{{posts.count.current.figures}}}} posts goes.

{{{{report.title}}}} was consulted on until {{{{consultation.end.long}}}}.
]]></body></section>"""
ANNEX = """  <appendices>
    <appendix id="annex">
      <title>The paper that was published</title>
      """ + PARTS.format("annex", '<generated part="timetable"/>') + """
    </appendix>
    <appendix id="plan" kind="separate" address="https://example.org/plan"><title>Plan</title></appendix>
  </appendices>"""
SOURCE = report("See [](#annex).", extra=f"  <section id=\"live\"><title>Live</title>{PARTS.format('live', '')}</section>\n" + MODEL + ANNEX)
# What the officer changes after the publication.
AFTERWARDS = (("Head of Growth", "Head of Prosperity"), ('amount="90000"', 'amount="85000"'), ("2013-07-01", "2014-01-06"), ("2013-05-20", "2013-06-03"),
              ("    <line from", '    <post id="new"><title>Head of Nothing</title></post>\n    <line from'),
              ('<delete id="gone" subject="head"/>', '<delete id="gone" subject="head clerk"/>'))


def changed(text):
    """The model of today altered, and no copy of it."""
    live, copy = text.split("<appendices>")
    for old, new in AFTERWARDS:
        assert old in live
        live = live.replace(old, new)
    return live + "<appendices>" + copy


REGISTERS = """  <organisation><post id="head"><title>Head of Growth</title></post></organisation>
  <risks><risk id="delay" owner="head"><risk-text>Nobody applies in time.</risk-text></risk></risks>
  <equality id="staff" population="40"><title>Staff</title><group><title>Sex</title><row id="women" count="10"><title>Women</title></row></group></equality>
  <options><option id="wait"><title>Wait a year</title><text>It saves nothing (see [](#wait)).</text></option></options>
  <principles><principle id="few"><title>Few layers</title></principle></principles>
  <cycle id="round"><phase id="plan-it"><title>Plan ahead</title></phase></cycle>
  <documents><group id="papers"><title>Council papers</title>
    <document id="strategy" background="yes" address="https://example.org/then"><title>Growth strategy</title></document></group></documents>
"""
SHOWN = "".join(f'<generated part="{part}"/>' for part in ("risks", "equality", "options", "principles", "cycle", "background-papers"))
SAID = """<body>By [](doc:strategy), {{{{equality.staff.women.share}}}} per cent; {0} of [](#wait) and [this risk](#delay).</body>"""
REGISTERED = report(extra='<section id="live"><title>Live</title>' + SAID.format("live") + SHOWN + "</section>" + REGISTERS +
                    '  <appendices>\n    <appendix id="annex">\n      <title>The paper that was published</title>\n      <section id="lists">'
                    "<title>Lists</title>" + SAID.format("frozen") + SHOWN + "</section>\n    </appendix>\n  </appendices>")


class Registers(Case):
    """Risks, tables, options, principles, cycles and documents in a frozen appendix."""
    LATER = (("Nobody applies in time", "Everybody applies"), ('count="10"', 'count="30"'), ("Wait a year", "Wait two years"),
             ("Few layers", "Many layers"), ("Plan ahead", "Look back"), ("example.org/then", "example.org/now"), ("Growth strategy", "Plan of today"),
             ("Council papers", "Other papers"), ("Head of Growth", "Head of Prosperity"))

    def setUp(self):
        super().setUp()
        self.path = self.write("report.xml", REGISTERED)
        run("freeze", self.path, "annex", "--date", "2013-04-19", expect=0)

    def later(self):
        live, copy = self.path.read_text().split("<appendices>")
        for old, new in self.LATER:
            assert old in live
            live = live.replace(old, new)
        self.path.write_text(live + "<appendices>" + copy)

    def rendered(self, *options):
        run("render", self.path, "-o", self.folder / "out", *options, expect=0)
        return [p.read_text() for p in sorted((self.folder / "out").glob("*")) if p.suffix in (".md", ".html")]

    def test_they_stay_as_they_were_published(self):
        self.assertEqual(run("check", self.path, expect=0).err, "")
        self.later()
        for text in self.rendered():
            live, _, annex = text.rpartition("The paper that was published")
            for old, new in self.LATER:
                if "=" in old:
                    continue
                self.assertIn(old, annex)
                self.assertNotIn(new, annex)
                self.assertIn(new, live)
            self.assertIn("25.00 per cent", annex)
            self.assertIn("75.00 per cent", live)

    def test_references_lead_to_what_the_appendix_prints(self):
        self.later()
        html = self.rendered("-f", "html")[0]
        live, annex = html.split('id="annex"')
        self.assertRegex(live, r'live of <a href="#wait">.*Wait two years.*</a> and <a href="#delay">')
        self.assertRegex(annex, r'frozen of <a href="#annex-wait">.*Wait a year.*</a> and <a href="#annex-delay">')
        self.assertRegex(annex, r'see <a href="#annex-wait">')
        self.assertIn('<a href="https://example.org/then">Growth strategy</a>', annex)
        for anchor in re.findall(r'href="#([^"]*)"', html):
            self.assertIn(f'id="{anchor}"', html)

    def test_check_tells_what_came_to_differ(self):
        self.later()
        told = run("check", self.path, expect=0).err
        self.assertEqual(told.count("warning[M131]"), len(self.LATER))
        self.assertIn("'address' of document 'strategy' is 'https://example.org/now', but was published as 'https://example.org/then'", told)
        self.assertIn("'count' of row 'women' is '30', but was published as '10'", told)

    def test_a_document_that_the_copy_does_not_hold_is_the_live_one(self):
        text = self.path.read_text()
        begin, end = text.rindex("<documents>"), text.rindex("</documents>") + len("</documents>")
        self.path.write_text(text[:begin] + text[end:])
        self.assertIn("By [Growth strategy](https://example.org/then), 25.00 per cent; frozen", self.rendered("-f", "md")[0])

    def test_what_the_copy_withholds_stays_withheld(self):
        live, copy = self.path.read_text().split("<appendices>")
        for start in ('<risk id="delay"', '<option id="wait"', '<document id="strategy"', '<equality id="staff"'):
            copy = copy.replace(start, start + ' exempt="3" public-interest="Because."')
        self.path.write_text(live + "<appendices>" + copy)
        for text in self.rendered():
            annex = text.rpartition("The paper that was published")[2]
            for words in ("Nobody applies", "Wait a year", "Growth strategy", "25.00", "example.org", "Because"):
                self.assertNotIn(words, annex)
            self.assertIn("By Exempt: see Part II, [exempt: see Part II] per cent", annex.replace("\\[", "["))


class Freeze(Case):
    def frozen(self, text=SOURCE, name="report.xml"):
        path = self.write(name, text)
        run("freeze", path, "annex", "--date", "2013-04-19", expect=0)
        return path

    def rendered(self, path):
        run("render", path, "-o", self.folder / "out", expect=0)
        return {kind: (self.folder / "out" / f"small.{kind}").read_bytes() for kind in ("md", "html", "pdf")}

    def refused(self, *arguments, code, text=SOURCE):
        path = self.write("report.xml", text)
        done = run("freeze", path, *arguments, expect=2)
        self.assertEqual(path.read_text(), text, "the report stays as it was")
        self.assertEqual((done.out, [p.name for p in self.folder.iterdir()]), ("", ["report.xml"]))
        self.assertIn(f"error[{code}]", done.err)
        return done.err

    def test_only_the_copy_is_added_and_prints_the_same(self):
        before = self.rendered(self.write("report.xml", SOURCE))
        path = self.write("report.xml", SOURCE)
        done = run("freeze", path, "annex", "--date", "2013-04-19", expect=0)
        self.assertEqual((done.out, done.err), (f"{path}: 'annex' is frozen as published on 2013-04-19\n", ""))
        text = path.read_text()
        self.assertEqual(re.sub(r'\n *<as-published date="2013-04-19">.*?</as-published>', "", text, flags=re.S), SOURCE)
        self.assertEqual(text.count('<post id="head">'), 2)
        self.assertEqual(run("check", path, expect=0).err, "")
        after = self.rendered(path)
        # The anchors of a copy begin with the id of its appendix: the live things are printed too.
        for kind in ("md", "html"):
            self.assertEqual(after[kind].replace(b"annex-begin", b"begin"), before[kind])

    def test_a_frozen_appendix_ignores_what_changes(self):
        path = self.frozen()
        path.write_text(changed(path.read_text()))
        live, annex = self.rendered(path)["md"].decode().split("Appendix 1: The paper that was published", 1)
        for words in ("Head of Growth", "£90k and £90,000", "1 July 2013", "one of 2 posts", "until 20 May 2013", "Small report was"):
            self.assertIn(words, annex)
        for words in ("Head of Prosperity", "£85k and £85,000", "6 January 2014", "two of 3 posts", "until 3 June 2013", "Small report was"):
            self.assertIn(words, live)
        for words in ("Prosperity", "Nothing", "£85", "2014", "3 June"):
            self.assertNotIn(words, annex)

    def test_prose_of_a_frozen_appendix_may_name_what_only_the_copy_has(self):
        path = self.frozen()
        live, copy = path.read_text().split("<appendices>")
        live = re.sub(r'<section id="live">.*</section></section>', "", live, flags=re.S)
        live = re.sub(r'<line id="saving".*?</line>', '<line id="loss" kind="cost" amount="1"><title>Cost</title></line>', live)
        path.write_text(live + "<appendices>" + copy)
        self.assertIn("It saves £90k and £90,000.", self.rendered(path)["md"].decode())
        path.write_text((live + "<appendices>" + copy).replace("See [](#annex).", "It saves {{finance.saving.exact}}."))
        self.assertIn("error[V101]: 'finance' has no value 'saving'", run("check", path, expect=2).err)
        path.write_text(live + "<appendices>" + copy.replace("finance.saving.thousands", "finance.loss.exact"))
        self.assertIn("error[V101]: 'finance' has no value 'loss'", run("check", path, expect=2).err)

    def test_check_tells_where_the_model_has_moved_on(self):
        path = self.frozen()
        path.write_text(changed(path.read_text()))
        told = run("check", path, expect=0).err
        for words in ("warning[M131]: 'title' of post 'head' is 'Head of Prosperity', but was published as 'Head of Growth'",
                      "'amount' of line 'saving' is '85000', but was published as '90000'", "post 'new' was not published",
                      "'subject' of delete 'gone' is 'head clerk', but was published as 'head'", "'date' of event 'begin'", "'end' of 'consultation'"):
            self.assertIn(words, told)
        self.assertEqual(told.count("warning["), len(AFTERWARDS))
        self.assertEqual(run("check", path, "--strict", expect=3).err, told)
        self.assertEqual(run("render", path, "-o", self.folder / "out", "-f", "md", expect=0).err, "", "a paper is not rendered with findings")

    def test_what_is_not_there(self):
        told = self.refused("anex", "--date", "2013-04-19", code="M104")
        self.assertIn("there is no appendix 'anex' to freeze", told)
        self.assertIn("hint: did you mean 'annex'?", told)
        self.assertIn("'annex', 'plan'", self.refused("consultation-paper", "--date", "2013-04-19", code="M104"))
        bare = report()
        self.assertIn("hint: the report has no appendices", self.refused("annex", "--date", "2013-04-19", code="M104", text=bare))
        self.assertIn("not printed from the model", self.refused("plan", "--date", "2013-04-19", code="M130"))

    def test_the_day_is_written_in_one_way(self):
        for date in ("19/04/2013", "19 April 2013", "2013-4-19", "2013-04", "2013-02-30", "yesterday", ""):
            told = self.refused("annex", "--date", date, code="M114")
            self.assertIn(f"'{date}' is not a day", told)
            self.assertIn("hint: write year, month and day as in 2013-04-19", told)

    def test_frozen_once_unless_replaced(self):
        path = self.frozen()
        once = path.read_text()
        told = self.refused("annex", "--date", "2013-05-01", code="M129", text=once)
        self.assertRegex(told, r"report.xml:\d+:\d+: error\[M129\]: the appendix 'annex' is frozen already")
        self.assertIn("note: its copy is here", told)
        self.assertIn("--replace", told)
        path.write_text(changed(once))
        run("freeze", path, "annex", "--date", "2013-05-01", "--replace", expect=0)
        again = path.read_text()
        self.assertEqual((again.count("<as-published"), again.count('date="2013-05-01"'), again.count("Head of Growth")), (1, 1, 0))
        self.assertEqual(run("check", path, expect=0).err, "")

    def test_a_report_with_faults_is_left_alone(self):
        told = self.refused("annex", "--date", "2013-04-19", code="M104", text=SOURCE.replace('from="head"', 'from="haed"'))
        self.assertIn("report.xml:", told)
        self.assertIn("did you mean 'head'?", told)
        self.refused("annex", "--date", "2013-04-19", code="X102", text=SOURCE.replace("</report>", ""))
        self.assertIn("error[A101]", run("freeze", self.folder / "none.xml", "annex", "--date", "2013-04-19", expect=2).err)

    def test_the_file_keeps_its_place_and_permissions(self):
        target = self.write("kept/report.xml", SOURCE)
        target.chmod(0o640)
        link = self.folder / "report.xml"
        link.symlink_to(target)
        run("freeze", link, "annex", "--date", "2013-04-19", expect=0)
        self.assertTrue(link.is_symlink())
        self.assertIn("<as-published", target.read_text())
        self.assertEqual(target.stat().st_mode & 0o777, 0o640)
        self.assertEqual(os.listdir(self.folder / "kept"), ["report.xml"])

    def test_the_command_line(self):
        path = self.write("report.xml", SOURCE)
        self.assertIn("townclerk freeze report.xml annex-1 --date 2013-04-19", run("freeze", "--help", expect=0).out)
        self.assertIn("freeze", run("--help", expect=0).out)
        self.assertIn("--date is required", run("freeze", path, "annex", expect=1).err)
        run("freeze", path, "--date", "2013-04-19", expect=1)
        faults = json.loads(run("freeze", path, "anex", "--date", "2013-04-19", "--json", expect=2).out)
        self.assertEqual([(f["code"], f["severity"]) for f in faults], [("M104", "error")])
        self.assertEqual(path.read_text(), SOURCE)
        self.assertEqual(json.loads(run("freeze", path, "annex", "--date", "2013-04-19", "--json", expect=0).out), [])


if __name__ == "__main__":
    main()
