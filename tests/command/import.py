"""`townclerk import`: an establishment list into a report, or to standard output."""
import json
import re

from harness import ROOT, Case, main, report, run

LIST = ("Job title,Directorate,Line manager,Band,FTE,Vacant?\r\n"
        "Chief Executive,,,CX,1,No\r\n"
        "Director of People,People,Chief Executive,D1,1,No\r\n"
        '"Head of Policy, Research",People,Director of People,H2,0.6,Yes\r\n')


class Import(Case):
    def test_prints_an_organisation(self):
        done = run("import", self.write("posts.csv", "\ufeff" + LIST), expect=0)
        self.assertEqual(done.err, "")
        self.assertTrue(done.out.startswith("<organisation>\n  <unit "))
        self.assertIn('  <post id="head-of-policy-research" unit="people" grade="H2" fte="0.6" holder="vacant">', done.out)
        self.assertTrue(done.out.endswith('  <line from="head-of-policy-research" to="director-of-people"/>\n</organisation>\n'))

    def test_puts_it_into_a_report_that_then_renders(self):
        target = self.write("report.xml", report("Text."))
        before = target.read_bytes()
        posts = self.write("posts.csv", LIST)
        run("import", posts, "--into", target, expect=0)
        after = target.read_bytes()
        inserted = after[after.index(b"<organisation>"):after.index(b"</organisation>") + len(b"</organisation>")]
        self.assertEqual(b"".join(after.replace(inserted, b"").split()), b"".join(before.split()))
        self.assertEqual(run("render", target, "-o", self.folder / "out", expect=0).err, "")

        done = run("import", posts, "--into", target, expect=2)
        self.assertIn("error[I117]", done.err)
        self.assertEqual(target.read_bytes(), after)
        run("import", posts, "--into", target, "--replace", expect=0)
        self.assertEqual(target.read_bytes(), after)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["out", "posts.csv", "report.xml"])

    def test_a_new_report_takes_the_posts(self):
        self.write("posts.csv", LIST)
        for kind in ("decision", "consultation", "response"):
            run("new", kind, "--house", "peterborough", "--kind", kind, cwd=self.folder, expect=0)
            target = self.folder / kind / "report.xml"
            before = target.read_bytes()
            refused = run("import", "posts.csv", "--into", target, cwd=self.folder, expect=2)
            self.assertIn("error[I117]", refused.err)
            self.assertIn("with --replace the list takes its place", refused.err)
            self.assertEqual(target.read_bytes(), before)
            done = run("import", "posts.csv", "--into", target, "--replace", cwd=self.folder, expect=0)
            self.assertIn("info[I123]: the example in", done.err)
            self.assertEqual(run("render", target, "-o", self.folder / "out", expect=0).err, "")

    def test_changes_of_ones_own_are_kept_and_shown_where_they_stand(self):
        run("new", self.folder, expect=0)
        target = self.write("report.xml", (self.folder / "report.xml").read_text().replace("The post is vacant", "Not needed"))
        before = target.read_text()
        line = before[:before.index("<delete")].count("\n") + 1
        done = run("import", self.write("posts.csv", LIST), "--into", target, "--replace", expect=2)
        self.assertIn("error[I118]: 3 places of", done.err)
        self.assertIn(f"{target}:{line}:52: error[M104]: 'subject' of 'delete'", done.err)
        self.assertNotIn("did you mean", done.err)
        self.assertEqual(target.read_text(), before)

    def test_the_tour_of_the_readme(self):
        tour = (ROOT / "README.md").read_text()
        begin = tour[tour.index("6. Begin your own."):tour.index("8. Draw the structure.")]
        commands = [c.split() for c in re.findall(r"`build/townclerk ([^`]*)`", begin)]
        self.assertEqual([c[0] for c in commands], ["new", "import", "import"])
        self.write("posts.csv", LIST)
        for command in commands:
            run(*command, cwd=self.folder, expect=0)
        self.assertIn("director-of-people", (self.folder / "review" / "report.xml").read_text())
        run("render", self.folder / "review" / "report.xml", "-o", self.folder / "out", expect=0)

    def test_a_row_of_several_posts_keeps_its_number(self):
        posts = self.write("posts.csv", "Title,Reports to,No.,FTE\nChief,,1,1\nHead,Chief,1,1\nOfficer,Head,8,6\n")
        target = self.write("report.xml", report("Text."))
        done = run("import", posts, "--into", target, expect=0)
        self.assertIn("info[I122]: the column 'No.' is taken for how many posts each row stands for", done.err)
        self.assertIn('<post id="officer-post" fte="0.75" count="8">', target.read_text())
        self.assertEqual(run("check", target, expect=0).err, "")

    def test_a_fault_shows_its_cell(self):
        posts = self.write("posts.csv", LIST.replace("Chief Executive,D1", "Chief Exectuive,D1").replace("0.6", "22 hours"))
        done = run("import", posts, expect=2)
        self.assertEqual(done.out, "")
        self.assertIn("posts.csv:3:27: error[I108]: cell C3: the list has no post 'Chief Exectuive'", done.err)
        self.assertIn("hint: did you mean 'Chief Executive'?", done.err)
        self.assertIn("error[I111]: cell E4: '22 hours' is no full-time equivalent", done.err)
        faults = json.loads(run("import", posts, "--json", expect=2).out)
        self.assertEqual([(f["code"], f["line"]) for f in faults], [("I111", 4), ("I108", 3)])

    def test_windows_files_are_refused_with_a_way_out(self):
        done = run("import", self.write("posts.csv", "Title\nCaf\u00e9 Manager\n".encode("cp1252")), expect=2)
        self.assertIn("posts.csv:2:4: error[I101]", done.err)
        self.assertIn("CSV UTF-8", done.err)

    def test_a_workbook_is_refused_in_one_line_without_its_bytes(self):
        for data in (b"PK\x03\x04\x14\x00", b"PK\x05\x06", b"\xd0\xcf\x11\xe0 rest", b"Title\nA\x00B\n", "Title\nA\n".encode("utf-16")):
            done = run("import", self.write("posts.xlsx", data), expect=2)
            self.assertRegex(done.err, r"\Aerror\[I101\]: '\S*posts\.xlsx' is [^\n]*CSV UTF-8[^\n]*\n\Z")
        self.assertIn("a workbook", run("import", self.write("posts.xlsx", b"PK\x03\x04\x14\x00"), expect=2).err)
        run("import", self.write("posts.csv", "PK,Title\n1,Clerk\n"), expect=0)

    def test_the_command_line(self):
        run("import", expect=1)
        run("import", self.write("posts.csv", LIST), "--replace", expect=1)
        self.assertIn("error[A101]", run("import", self.folder / "none.csv", expect=2).err)

    def test_noise_never_brings_it_down(self):
        for seed in range(40):
            noise = bytes((seed * 37 + i * i * 11 + (i >> 3)) % 256 for i in range(600))
            for text in (noise, b"Title,Reports to\n" + noise, b"Title,FTE\n\"" + noise.replace(b"\x00", b",")):
                self.assertIn(run("import", self.write("noise.csv", text)).returncode, (0, 2))

    def test_a_big_list_takes_little_time(self):
        rows = ["Title,Unit,Reports to"] + [f"Officer {n},Unit {n % 50},{f'Officer {n // 8}' if n else ''}" for n in range(50_000)]
        done = run("import", self.write("posts.csv", "\n".join(rows)), expect=0)
        self.assertEqual(done.out.count("<line "), 49_999)
        rows = ["Title,Reports to"] + [f"Officer {n},Nobody {n}" for n in range(20_000)]
        self.assertIn("I108", run("import", self.write("posts.csv", "\n".join(rows)), expect=2).err)


if __name__ == "__main__":
    main()
