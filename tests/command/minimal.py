"""The model in a PDF holds only what its paper prints: of every element and attribute that can hold words, dates or figures, where nothing prints it and
where only what is withheld does."""
import re
from xml.etree import ElementTree

from carried import Case
from harness import ROOT, main, need, report, run

S = "qqsecretqq"
DAY, LATER, MONTH = "2031-07-23", "2031-08-24", "2031-07"
COUNT, PENCE = "8417", "8417.53"
RNG = "{http://relaxng.org/ns/structure/1.0}"

EVIDENCE = f"""
<organisation>
  <unit id="team" kind="team" since="{DAY}" until="{LATER}"><name>{S}</name><former-name>{S}</former-name><description>{S}</description></unit>
  <unit id="firm" kind="company"><name>{S}</name></unit>
  <post id="clerk" unit="team" tier="{S}" grade="{S}" fte="{PENCE}" count="{COUNT}" seconded-to="firm" term="{S}" cost="{PENCE}">
    <title>{S}</title><description>{S}</description><mapping to="aims">{S}</mapping><former-title>{S}</former-title>
    <share authority="council" percent="84"/><share authority="other" percent="16"/>
    <statutory code="mo" deputy="clerk-2" date="{DAY}"><note>{S}</note><designated-by>{S}</designated-by></statutory></post>
  <post id="clerk-2" unit="team"><title>{S}</title></post>
  <post id="clerk-3" unit="team"><title>{S}</title></post>
  <line from="clerk-2" to="clerk" since="{DAY}" until="{LATER}"><label>{S}</label></line>
  <function id="minutes" held-by="clerk"><name>{S}</name></function>
  <scheme id="aims"><title>{S}</title></scheme>
</organisation>
<changes>
  <set id="first"><title>{S}</title>
    <regrade id="paid-more" subject="clerk" grade="{S}" phase="{S}" effective="{DAY}"><reason>{S}</reason></regrade>
    <rename id="named" subject="clerk-2"><title>{S}</title></rename>
    <second id="lent" subject="clerk-2" to="firm" term="{S}"/>
    <undecided id="open" subject="minutes" due="{MONTH}"/>
    <contingent id="perhaps" due="{MONTH}"><condition>{S}</condition><then><delete id="gone" subject="clerk-3"><reason>{S}</reason></delete></then></contingent>
  </set>
</changes>
<staffing><impact id="on-clerk" post="clerk"><text>{S}</text><outcome result="slot" to="clerk"><reason>{S}</reason></outcome><summary>{S}</summary></impact></staffing>
<consultation id="asked" start="{DAY}" end="{LATER}" minimum-days="{COUNT}" invited="{COUNT}" responses="{COUNT}"><scope>{S}</scope><consultee>{S}</consultee>
  <meeting-held date="{DAY}" to="{LATER}"><name>{S}</name></meeting-held>
  <theme id="theme" changes="named"><title>{S}</title><said>{S}</said><response>{S}</response></theme></consultation>
<timetable><event id="step" date="{DAY}" to="{LATER}" phase="{S}"><title>{S}</title><actor>{S}</actor><note>{S}</note></event></timetable>
<finance>
  <line id="money" kind="cost" amount="{PENCE}" certainty="range" to="{COUNT}99" year="2031/32" fund="{S}"><title>{S}</title><basis>{S}</basis><source>{S}</source></line>
  <table id="sums" number="{S}"><title>{S}</title><row id="sum" lines="money"><title>{S}</title></row><total id="all"><title>{S}</title></total></table>
</finance>
<risks><risk id="risk" number="{S}" likelihood="4" impact="3"><risk-text>{S}</risk-text><response>{S}</response></risk></risks>
<equality id="people-in-it" population="{COUNT}" suppress-below="{COUNT[:3]}"><title>{S}</title><comparator>{S}</comparator><milestone id="then"><title>{S}</title></milestone>
  <group total="yes"><title>{S}</title><row id="women" count="{COUNT}" comparator="84.17"><title>{S}</title><at milestone="then" count="{COUNT}"/></row></group></equality>
<options><option id="option" number="{S}"><title>{S}</title><text>{S}</text><advantage>{S}</advantage><disadvantage>{S}</disadvantage><reason>{S}</reason></option></options>
<principles><principle id="principle" number="{S}"><title>{S}</title><text>{S}</text></principle></principles>
<cycle id="cycle"><title>{S}</title><phase id="plan"><title>{S}</title><text>{S}</text></phase></cycle>
<documents><document id="paper" date="{DAY}" address="https://example.org/{S}"><short-name>{S}</short-name><body>{S}</body><location>{S}</location><title>{S}</title></document>
  <group id="more-papers"><title>{S}</title><document id="range" date="{DAY}" to="{LATER}"><title>{S}</title></document></group></documents>
"""
RECORDS = f"""
<revisions><revision version="{S}" date="{DAY}" supersedes="{S}"><reason>{S}</reason></revision></revisions>
<authority id="other" nation="england"><name>{S}</name><short-name>{S}</short-name></authority>
<delegations><delegation id="power" citation="{S}" holder="{S}"><power>{S}</power></delegation></delegations>
"""
EARLIER = f"""<meeting id="earlier" date="{DAY}" item="{S}" pages="{S}"><name>{S}</name><late-reason>{S}</late-reason>
  <front><field code="wards"><label>{S}</label><value>{S}</value></field><signature name="{S}" role="{S}"/><clearance area="legal" initials="{S}" name="{S}" date="{DAY}"/></front>
  <recommendations><recommendation id="theirs"><text>That <actor/> <verb name="note" object="{S}"/> {S}.</text><reason>{S}</reason>
    <item id="their-item"><text>{S}</text></item></recommendation></recommendations></meeting>"""
PERSON = f'<person id="somebody" name="{S}" post="{S}" line="{S}" phone="{S}" email="{S}"/>'
FROZEN = f'<appendices><appendix id="old"><title>Old</title><as-published date="{DAY}">%s</as-published><body>What it was.</body></appendix></appendices>'
# What prints from every list, for a part that is withheld.
PARTS = ("posts-current", "units-current", "establishment-current", "lines-current", "functions", "changes", "posts-renamed", "posts-mapped", "posts-described",
         "statutory-posts-current", "impact", "consultation", "themes", "timetable", "finance", "finance-tables", "risks", "equality", "options", "principles",
         "cycle", "background-papers", "delegations", "revisions")
WITHHELD = ('<section id="withheld" exempt="1" public-interest="x"><title>%s</title><body>It is {{finance.money.exact}}, {{consultation.responses}}, '
            "{{equality.people-in-it.women.count}}, [](doc:paper) and {{post.clerk}}.</body>%s</section>")
HIDDEN = (S, "8417", "8,417", "2031")
CHANGES = ("delete create rename regrade change move merge split transfer stay undecided contingent second make-permanent withdraw").split()
# What every paper prints, whatever is in it; source.py has cases for acknowledgements, and only a carried model states a sum.
PRINTED = {"report@date", "report@reference", "group@sum", "acknowledge@by", "acknowledge@reason", "acknowledge@date", "report@lang", "authority/name", "appendix@number", "appendix@label", "appendix@numbers", "appendix@file", "appendix@address",
           "appendix@due", "appendix/title", "listed-as/", "section@number", "section/title", "body/", "recommendation@number", "item@number"}


def vocabulary():
    """Every "element@attribute" and "element/" that holds words, dates or figures."""
    root = ElementTree.parse(ROOT / "src/model/report.rng").getroot()
    defined = {each.get("name"): each for each in root.iter(f"{RNG}define")}
    found = set()

    def free(node, seen=()):
        """Whether a pattern takes what the vocabulary does not name."""
        for child in node:
            if child.tag == f"{RNG}text":
                return True
            if child.tag == f"{RNG}data":
                pattern = [p.text for p in child if p.tag == f"{RNG}param" and p.get("name") == "pattern"]
                return not (pattern and pattern[0].startswith(("[a-z]", "[a-z0-9]", "[A-Z]")))
            if child.tag == f"{RNG}ref" and child.get("name") not in seen:
                if free(defined[child.get("name")], (*seen, child.get("name"))):
                    return True
            elif child.tag not in (f"{RNG}attribute", f"{RNG}element", f"{RNG}value") and free(child, seen):
                return True
        return False

    def walk(node, element, seen):
        for child in node:
            if child.tag == f"{RNG}element":
                name = child.get("name")
                if free(child):
                    found.add(f"{name}/")
                walk(child, name, seen)
            elif child.tag == f"{RNG}attribute":
                if free(child):
                    found.add(f"{element}@{child.get('name')}")
            elif child.tag == f"{RNG}ref":
                if (element, child.get("name")) not in seen:
                    seen.add((element, child.get("name")))
                    walk(defined[child.get("name")], element, seen)
            else:
                walk(child, element, seen)

    walk(root.find(f"{RNG}start"), "", set())
    # What every change may say is tried of one; a reason of public interest stands in what is withheld alone.
    found = {re.sub(rf"^({'|'.join(CHANGES)})@(phase|effective)$", r"regrade@\2", each) for each in found}
    return {each for each in found if not each.endswith("@public-interest")}


def held(text):
    """The same of a text."""
    out = set()
    for element in ElementTree.fromstring(text).iter():
        name = element.tag.split("}")[-1]
        out |= {f"{name}@{key}" for key in element.attrib}
        if (element.text or "").strip():
            out.add(f"{name}/")
    return out


def whole(extra="", evidence=EVIDENCE, **options):
    text = report(attributes=f'version="{S}"', extra=RECORDS + extra + evidence, **options)
    return text.replace("<people>", EARLIER + "<people>" + PERSON)


class Minimal(Case):
    def hides(self, text, name="paper", *options):
        model = self.renders_again(self.write(f"{name}/report.xml", text), ("--meeting", "meeting", *options), name + "-again")
        for secret in HIDDEN:
            self.assertNotIn(secret, model, name)
        return model

    def test_every_name_of_the_vocabulary_has_a_case(self):
        names = vocabulary()
        self.assertGreater(len(names), 100)
        self.assertIn("post@cost", names)
        self.assertIn("risk-text/", names)
        cases = held(whole(FROZEN % EVIDENCE))
        self.assertEqual(set(), {each for each in names - cases if each not in PRINTED})

    def test_what_nothing_prints(self):
        self.hides(whole())

    def test_what_nothing_prints_of_a_frozen_appendix(self):
        self.hides(whole(FROZEN % EVIDENCE))

    def test_what_only_a_withheld_part_prints(self):
        parts = "".join(f'<generated part="{part}"/>' for part in PARTS)
        self.hides(whole(WITHHELD % (S, parts)))

    def test_what_an_entry_that_is_printed_does_not_print_of_itself(self):
        entries = (f'<organisation><post id="clerk" cost="{PENCE}" fte="{PENCE}" term="{S}" grade="G1" seconded-to="firm"><title>Clerk</title><description>{S}</description></post>'
                   f'<unit id="firm" kind="company"><name>{S}</name></unit></organisation>'
                   f'<risks><risk id="risk" owner="clerk"><risk-text>It rains.</risk-text></risk></risks>'
                   f'<documents><document id="paper" date="{DAY}" address="https://example.org/open"><short-name>The paper</short-name><body>{S}</body><title>{S}</title></document></documents>')
        text = report("The {{post.clerk}} reads [](doc:paper).", extra='<section id="s"><title>S</title><generated part="risks"/></section>' + entries)
        model = self.hides(text.replace("<people>", f'<people><person id="unnamed" name="{S}"/>'))
        for printed in ("Clerk", "It rains.", "The paper", "https://example.org/open"):
            self.assertIn(printed, model)

    def test_counts_that_a_table_does_not_show(self):
        table = ('<equality id="who" population="57" suppress-below="5"><title>Who</title><milestone id="later"><title>Later</title></milestone>'
                 '<group total="yes"><title>Age</title><row id="young" count="3"><title>Young</title><at milestone="later" count="2"/></row>'
                 '<row count="37"><title>Old</title></row><row count="17" comparator="41.5"><title>Middle</title><at milestone="later" count="16"/></row></group>'
                 '<group><title>Sex</title><row count="22"><title>Women</title></row><row count="35"><title>Men</title></row></group></equality>')
        text = report("Of {{equality.who.young.count}}.", extra='<section id="s"><title>S</title><generated part="equality"/></section>' + table)
        model = self.renders_again(self.write("bands/report.xml", text), (), "bands-again")
        self.assertIn('<row id="young" shown="fewer-than">', model)
        self.assertIn('<row comparator="41.5" shown="not-shown">', model)
        self.assertIn('<at milestone="later" shown="fewer-than"/>', model)
        self.assertIn('<at milestone="later" shown="not-shown"/>', model)
        self.assertIn('<group sum="57" total="yes">', model)
        self.assertIn('<row count="22">', model)
        for count in ('"2"', '"3"', '"16"', '"17"'):
            self.assertNotIn(count, model)

    def test_comments_and_unused_notes_and_links_of_prose(self):
        model = self.hides(report(f"See [it] and this[^a].\n\n[//]: # ({S})\n\n[it]: https://example.org/open\n[other]: https://{S}.example.org\n\n[^a]: A note."))
        self.assertIn("[it]: https://example.org/open", model)
        self.assertIn("[^a]: A note.", model)

    def test_what_is_withheld_keeps_no_words(self):
        lines = ('<finance><line id="l" kind="saving" amount="8417" year="2031/32" one-off="yes" full-year="no" authority="council" exempt="3" public-interest="x">'
                 f'<title>{S}</title></line><line id="m" kind="cost" amount="5"><title>Open</title></line></finance>')
        table = f'Annex.\n{{.appendix label="{S}"}}\n\n| a |\n|---|\n| b |\n\n{{#table number="auto" caption="{S}"}}'
        text = report("It is {{finance.l.exact}}.", extra='<section id="s"><title>S</title><generated part="finance"/>'
                      f'<body exempt="1" public-interest="x">{table}</body></section>{lines}')
        model = self.hides(text)
        self.assertNotIn("one-off", model)
        self.assertNotIn("full-year", model)

    def test_a_model_that_cannot_be_reduced_is_not_carried(self):
        posts = "".join(f'<post id="p{n}" tier="Level {n % 500}" fte="{n % 90 + 1}.{n % 10 + 1}" count="{n + 2}"><title>Officer</title></post>' for n in range(500))
        names = " ".join(f"{{{{posts.tier.level-{n}.current.figures}}}}" for n in range(500))
        rows = "".join(f'<row id="r{n}" count="{n % 2 + 1}"><title>Row</title></row>' for n in range(500))
        names += " ".join(f"{{{{equality.t.r{n}.share}}}}" for n in range(500))
        table = f'<equality id="t" population="100"><title>T</title><group><title>G</title>{rows}</group></equality>'
        text = report(names, extra=f"<organisation>{posts}</organisation>{table}")
        folder = self.folder / "out"
        done = run("render", self.write("many/report.xml", text), "-f", "pdf", "-o", folder, expect=0)
        self.assertIn("warning[P107]", done.err)
        self.assertIn("error[P104]", run("extract", next(folder.glob("*.pdf")), "-o", self.folder / "taken", expect=2).err)

    def test_what_only_a_withheld_field_prints(self):
        field = '<field code="wards" exempt="1" public-interest="x"><person ref="somebody"/></field>'
        self.hides(whole().replace('<front><field code="contact"', f'<front>{field}<field code="contact"'))


if __name__ == "__main__":
    need("qpdf", "jing")
    main()
