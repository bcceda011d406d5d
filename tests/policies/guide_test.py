#!/usr/bin/env python3
"""The guide for authors is right: every snippet of it is run.

    guide_test.py LICET policies/README.md

A block that begins ```licet NAME goes to the end of that file of the policy `gifts`, which grows from snippet to snippet.
A block ```licet slip is what a policy must not say: it is added to a copy, and each line of the ```text block that follows
has to be among what `licet check` then says. A block ```console holds commands and their exact output. No other block is
allowed, so nothing in the guide is merely claimed.
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

POLICY = "gifts"
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Guide:
    def __init__(self, licet, folder):
        self.licet, self.folder, self.problems, self.files = licet, folder, [], {}
        self.slip = None
        (folder / POLICY).mkdir()

    def run(self, words):
        done = subprocess.run([self.licet, *words], cwd=self.folder, capture_output=True, text=True, timeout=60)
        return done.stdout + done.stderr

    def append(self, name, text):
        self.files[name] = (self.files[name] + "\n" if name in self.files else "") + text
        (self.folder / POLICY / name).write_text(self.files[name], encoding="utf-8")

    def check_slip(self, where, wanted):
        wrong = self.folder / "slip.licet"
        wrong.write_text(self.files[f"{POLICY}.licet"] + "\n" + self.slip, encoding="utf-8")
        said = self.run(["check", wrong.name]).splitlines()
        before = self.run(["check", POLICY]).splitlines()
        for line in wanted.splitlines():
            if line not in said:
                self.problems.append(f"{where}: not said: {line}\n  said: " + "\n        ".join(said))
            elif line in before:
                self.problems.append(f"{where}: said without the slip, too: {line}")
        self.slip = None

    def console(self, where, text):
        for step in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, wanted = step.replace("\\\n", "").partition("\n")
            words = shlex.split(command)
            if words[0] != "licet":
                self.problems.append(f"{where}: {words[0]} is not licet")
                continue
            given = self.run(words[1:])
            if given.strip() != wanted.strip():
                self.problems.append(f"{where}: $ {command}\n--- the guide says\n{wanted}--- licet says\n{given}")

    def block(self, where, kind, text):
        words = kind.split()
        if self.slip is not None:
            if kind == "text":
                self.check_slip(where, text)
            else:
                self.problems.append(f"{where}: a slip without what is said of it")
                self.slip = None
        elif words[:1] == ["licet"] and words[1:] == ["slip"]:
            self.slip = text
        elif words[:1] == ["licet"] and len(words) == 2 and words[1].endswith(".licet"):
            self.append(words[1], text)
        elif kind == "console":
            self.console(where, text)
        else:
            self.problems.append(f"{where}: a block `{kind}` cannot be run")


def main(licet, readme):
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        guide = Guide(str(pathlib.Path(licet).resolve()), pathlib.Path(folder))
        blocks = 0
        for found in BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            guide.block(f"{readme}:{line}", found.group(1).strip(), found.group(2))
            blocks += 1
        if text.count("```") != 2 * blocks or not blocks:
            guide.problems.append(f"{readme}: {text.count('```')} fences, {blocks} blocks")
        unformatted = guide.run(["fmt", "--check", POLICY])
        if unformatted.strip():
            guide.problems.append(f"not as `licet fmt` would write it: {unformatted}")
        coverage = guide.run(["coverage", POLICY])
        exercised = re.search(r"(\d+) of (\d+) rules exercised, (\d+) of (\d+) paragraphs", coverage)
        if not exercised or exercised.group(1, 3) != exercised.group(2, 4):
            guide.problems.append(coverage)
        for problem in guide.problems:
            print(problem, file=sys.stderr)
        print(f"{blocks} blocks, {len(guide.problems)} problems")
        return 1 if guide.problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
