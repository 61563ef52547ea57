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
