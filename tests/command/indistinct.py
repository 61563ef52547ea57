"""Reports that differ only in what their public paper does not print carry the same model: nobody can tell from it which of them it was."""
import collections
import hashlib

from carried import Case, carried
from harness import main, need, report, run

EXEMPT = 'exempt="1" public-interest="It may."'
OPEN = """
<organisation>
  <unit id="place" kind="directorate"><name>Place</name></unit><unit id="people" kind="directorate"><name>People</name></unit>
  {units}
  <post id="head" unit="place" grade="G9"><title>Head of Place</title></post><post id="lead" unit="people"><title>Lead</title></post>
  {posts}
  <line from="lead" to="head"/>{lines}
  <function id="parks" held-by="head"><name>Parks</name></function>{functions}
</organisation>
<changes><set id="first">{before}</set><set id="decided" from="first"><regrade id="open" subject="head" grade="G10"><reason>More to do.</reason></regrade>{changes}</set></changes>
<staffing>{impacts}</staffing>
<finance><line id="rent" kind="cost" amount="12500" year="2026/27"><title>Rent</title></line>{money}</finance>
{more}
"""
PARTS = {"nothing": "", "finance": "finance finance-tables", "changes": "changes impact",
         "structure": "posts-current establishment-proposed units-current lines-current functions functions-moved posts-deleted post-numbers-by-unit impact"}
POSTS = "".join(f'<post id="{{p}}{n}" {{x}} unit="{{u}}"><title>Officer {{p}}{n}</title></post>' for n in (1, 2))


def paper(parts, body="", **own):
    prints = "".join(f'<generated part="{part}"/>' for part in PARTS[parts].split())
    filled = OPEN.format_map(collections.defaultdict(str, own))
    return report(body, extra=f'<section id="what"><title>What</title>{prints}</section>{filled}', attributes='date="2026-03-02"')


def changes():
    """One exempt change, of every kind and of different posts and functions, with ids of their own."""
    functions = '<function id="{p}-f" held-by="lead" {x}><name>Work {p}</name></function>'
    for p, unit in (("alpha", "place"), ("beta", "people")):
        posts, own = POSTS.format(p=p, x=EXEMPT, u="place"), functions.format(p=p, x=EXEMPT)
        about = f'id="{p}-change" {EXEMPT}'
        one = f'{about} subject="{p}1"'
        for change in (f"<delete {one}/>", f'<regrade {one} grade="G{len(p)}"/>', f"<rename {one}><title>Officer for {p}</title></rename>", f'<move {one} to="{unit}"/>',
                       f'<second {one} to="{unit}" term="{p} months"/>', f'<undecided {one} owner="head" due="2026-0{len(p)}"/>', f"<make-permanent {one}/>",
                       f'<change {one}><reason>For {p}.</reason><line from="{p}1" to="{"head" if p == "alpha" else "lead"}"/></change>',
                       f'<merge {about} subject="{p}1 {p}2"><post id="{p}-both"><title>Both of {p}</title></post></merge>',
                       f'<split {about} subject="{p}1"><post id="{p}-a"><title>A</title></post><post id="{p}-b"><title>B</title></post></split>',
                       f'<create {about}><post id="{p}-new"><title>New of {p}</title></post></create>', f'<transfer {about} subject="{p}-f" to="head"/>',
                       f'<stay {about} subject="{p}-f"/>', f'<undecided {about} subject="{p}-f" due="2027-0{len(p)}"/>',
                       f'<contingent {about}><condition>If {p}.</condition><then><delete id="{p}-then" subject="{p}1"/></then></contingent>'):
            yield {"posts": posts, "functions": own, "changes": change}


def structure():
    """A post, a unit and a person that are kept from the public, with different ids, places and lines."""
    for p, kind, unit in (("alpha", "team", "place"), ("beta", "company", "people"), ("gamma", "partner", "place")):
        for extra in ("", 'grade="G2" tupe="yes"', 'holder="vacant" count="1" chief-officer="yes"'):
            yield {"posts": f'<post id="{p}" {EXEMPT} {extra} unit="{unit}"><title>Of {p}</title><statutory code="mo"/></post>', "lines": f'<line from="{p}" to="head" kind="dotted"/>'}
        yield {"units": f'<unit id="{p}-unit" kind="{kind}" parent="{unit}" {EXEMPT}><name>Of {p}</name></unit>'}
        yield {"impacts": f'<impact id="on-{p}" post="{"head" if p == "alpha" else "lead"}" {EXEMPT}><text>They of {p} go.</text><outcome result="at-risk"/></impact>'}


def money():
    """Exempt lines, tables, risks and papers; amounts that a sum or thousands are printed of."""
    for p, kind, amount in (("alpha", "cost", 8100), ("beta", "saving", 990)):
        yield {"money": f'<line id="{p}" kind="{kind}" amount="{amount}" year="20{len(p)}0/{len(p)}1" {EXEMPT}><title>Of {p}</title></line>'}
        yield {"money": f'<line id="{p}" kind="{kind}" amount="{amount}"><title>Of {p}</title></line>'
                        f'<table id="{p}-table" {EXEMPT}><title>Of {p}</title><row lines="{p}"/></table>'}
        yield {"more": f'<risks><risk id="{p}" owner="head" likelihood="{len(p) - 3}" impact="2" {EXEMPT}><risk-text>They of {p} leave.</risk-text></risk></risks>'}
        yield {"more": f'<options><option id="{p}" preferred="{"yes" if p == "beta" else "no"}" {EXEMPT}><title>Of {p}</title><advantage>Cheap</advantage></option></options>'}
        yield {"more": f'<documents><document id="{p}" background="{"yes" if p == "beta" else "no"}" {EXEMPT}><title>Of {p}</title></document></documents>'}


class Indistinct(Case):
    def compare(self, name, variants):
        """Of the papers that are the same, without their models, all are the same with them. Gives how many had another like them."""
        by_paper = collections.defaultdict(list)
        for n, text in enumerate(variants):
            source = self.write(f"{name}-{n}/report.xml", text)
            made = []
            for wish in ("--no-source", "--source"):
                out = self.folder / f"{name}-{n}" / wish[2:]
                run("render", source, "-f", "pdf", "-o", out, wish, expect=0)
                made.append(out / "small.pdf")
            by_paper[hashlib.sha256(made[0].read_bytes()).hexdigest()].append((source, made[1]))
        alike = 0
        for (first, pdf), *others in by_paper.values():
            model = carried(pdf).decode()
            self.assertIn("<report", model, first)
            for source, other in others:
                alike += 1
                self.assertEqual(model, carried(other).decode(), f"{source} is printed as {first}")
        return alike

    def test_which_change_is_withheld(self):
        alike = {parts: self.compare(parts, [paper(parts, **each) for each in changes()]) for parts in PARTS}
        self.assertEqual(29, alike["nothing"])
        self.assertEqual(29, alike["changes"])
        self.assertGreater(alike["structure"], 12)

    def test_what_of_the_structure_is_withheld(self):
        alike = {parts: self.compare(parts, [paper(parts, **each) for each in structure()]) for parts in PARTS}
        self.assertEqual(14, alike["nothing"])
        self.assertGreater(alike["structure"], 7)

    def test_which_figures_and_registers_are_withheld(self):
        alike = {parts: self.compare(parts, [paper(parts, **each) for each in money()]) for parts in PARTS}
        self.assertEqual(9, alike["nothing"])
        self.assertGreater(alike["finance"], 5)

    def test_how_withheld_prose_is_built(self):
        bodies = ("One.\n\nTwo.", "One.\n\nTwo.\n\nSaid besides.\n{.unnumbered}", "### Redundancies\n\nOne.\n\n#### Costs\n\nTwo.", "One.\n{#the-leaver}\n\nTwo.", "First, *Alpha*.\n\n- and\n- more\n\nSecond.")
        section = '<section id="more"><title>More</title><body>Open.</body><body {x}><![CDATA[{body}]]></body>{last}</section>'
        for last, alike in (("<body>The next.</body>", 4), ("", 4)):
            self.assertEqual(alike, self.compare(f"prose{len(last)}", [report(extra=section.format(x=EXEMPT, body=each, last=last)) for each in bodies]))

    def test_what_a_withheld_appendix_is(self):
        kinds = ("><title>A</title><body>Words.</body>", ' kind="separate" address="https://example.org/a"><title>B</title>', ' kind="to-follow" due="2027-01"><title>C</title>',
                 ' kind="not-held"><title>D</title>', '><title>E</title><section id="in"><title>In</title><body>It.</body></section>')
        front = '<section id="listed"><title>Listed</title><generated part="appendices"/></section>'
        texts = [report(extra=f'{front}<appendices><appendix id="a" {EXEMPT}{each}</appendix></appendices>') for each in kinds]
        self.assertGreater(self.compare("appendix", texts), 2)

    def test_which_hidden_person_owns_a_risk(self):
        people = "".join(f'<person id="{each}" name="Person {each}" public="no"/>' for each in ("ann", "bo"))
        risks = '<risks><risk id="one" owner="{}"><risk-text>One.</risk-text></risk><risk id="two" owner="{}"><risk-text>Two.</risk-text></risk></risks>'
        texts = [report(extra='<section id="r"><title>R</title><generated part="risks"/></section>' + risks.format(*owners)).replace("<people>", f"<people>{people}")
                 for owners in (("ann", "ann"), ("ann", "bo"), ("bo", "ann"))]
        self.assertEqual(2, self.compare("people", texts))
        posts = "".join(f'<post id="{each}" {EXEMPT}><title>Post {each}</title></post>' for each in ("ann", "bo"))
        text = report(extra='<section id="r"><title>R</title><generated part="risks"/></section>' + risks.format("ann", "bo") + f"<organisation>{posts}</organisation>")
        self.renders_again(self.write("posts/report.xml", text), (), "posts-again")

    def test_a_model_makes_itself(self):
        posts = "".join(f'<post id="dismissal-{n}" {EXEMPT}><title>Post {n}</title></post>' for n in range(70))
        for name, extra in (("generated", f'<section id="b" role="background-papers"><generated part="background-papers" {EXEMPT}/></section><documents><document id="d" background="yes"><title>D</title></document></documents>'),
                            ("appendix", f'<appendices><appendix id="ap"><title>A</title><body {EXEMPT}>A.</body></appendix></appendices>'),
                            ("many", f'<section id="p"><title>P</title><body {EXEMPT}>X.</body><generated part="posts-current"/></section><organisation>{posts}</organisation>')):
            with self.subTest(name):
                model = self.renders_again(self.write(f"{name}/report.xml", report(extra=extra)), (), name + "-again")
                self.assertNotIn("dismissal", model)

    def test_amounts_of_which_only_a_sum_is_printed(self):
        lines = '<line id="{p}1" kind="saving" amount="{a}"><title>Of {p}</title></line><line id="{p}2" kind="saving" amount="{b}"><title>And</title></line>'
        table = '<table id="sums"><title>Sums</title><row lines="{p}1 {p}2"><title>Savings</title></row></table>'
        texts = [paper("nothing", "They save {{finance.rent.exact}}.", money=(lines + table).format(p=p, a=a, b=b)).replace(
            "</section>\n", '<generated part="finance-tables"/></section>\n', 1) for p, a, b in (("alpha", 8100, 900), ("beta", 5500, 3500), ("gamma", 9000, 0))]
        self.assertEqual(2, self.compare("sums", texts))
        texts = [paper("nothing", "They save {{finance-totals.saving.exact}}.", money=lines.format(p=p, a=a, b=b)) for p, a, b in (("alpha", 8999, 1), ("alpha", 6974, 2026))]
        self.assertEqual(1, self.compare("totals", texts))

    def test_amounts_that_are_printed_in_thousands(self):
        line = '<line id="pay" kind="saving" amount="{a}"><title>Pay</title></line><table id="sums" unit="thousands"><title>Sums</title><row lines="pay"/></table>'
        texts = [paper("nothing", money=line.format(a=a)).replace("</section>\n", '<generated part="finance-tables"/></section>\n', 1) for a in ("53412", "52999.50", "53000")]
        self.assertEqual(2, self.compare("thousands", texts))
        exact = "It is {{finance.pay.exact}}."
        self.assertEqual(0, self.compare("exact", [paper("nothing", exact, money=line.format(a=a)) for a in ("53412", "52999.50")]))


if __name__ == "__main__":
    need("qpdf")
    main()
