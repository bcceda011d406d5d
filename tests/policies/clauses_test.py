#!/usr/bin/env python3
"""Every paragraph of a document is accounted for, by a declaration that exists or by a note with its reason.

    clauses_test.py policies/interpol policies/itu ...

A file whose name ends in `clauses.tsv` speaks of the texts of its folder: row, declarations (comma separated; `note [11]` is a
note that cites paragraph 11), and a reason where a note is all. Where LICET_CLAUSE_REGISTERS names a folder with the registers of the
documents' clauses (tab separated, first column `id`), the rows are compared with those, too.
"""
import csv
import os
import pathlib
import re
import sys

WORDS = "type thing role act power term judgment reading state rule instrument"
ROW = re.compile(r"^[A-Z0-9-]+/[A-Za-z0-9.()-]+$")


def without_comments(text):
    """The text with comments and texts in quotation marks blanked: what they contain declares nothing."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"|--[^\n]*', lambda m: " " * len(m.group()), text)


def declared(path):
    """Names that the file declares, and the paragraphs that its notes cite."""
    text = without_comments(path.read_text(encoding="utf-8"))
    pattern = rf"^(?:{WORDS.replace(' ', '|')})\s+([A-Za-z_][\w.]*)"
    names = set(re.findall(pattern, text, re.MULTILINE))
    notes = set()
    for cites in re.findall(r"^note\s*\[([^\]]*)\]", text, re.MULTILINE):
        notes |= {cite.strip() for cite in cites.split(",")}
    return names, notes


def used_modules(path):
    """The files of our own that a policy uses, directly or through others. std.* is looked up in stdlib/."""
    found, todo = set(), [path]
    while todo:
        here = todo.pop()
        for uses in re.findall(r"^use\s+([\w.,\s]*?)(?=^\S|\Z)", without_comments(here.read_text(encoding="utf-8")) + "\n",
                               re.MULTILINE):
            for name in re.split(r"[,\s]+", uses.strip()):
                for file in filter(None, [find_module(here, name)]):
                    if file not in found:
                        found.add(file)
                        todo.append(file)
    return found


def find_module(here, name):
    way = name.split(".")
    for folder in here.resolve().parents:
        places = [folder.joinpath(*way).with_suffix(".licet")]
        if way[0] == "std":
            places.append(folder.joinpath("stdlib", *way[1:]).with_suffix(".licet"))
        for place in places:
            if place.is_file():
                return place
    return None


def read_rows(path):
    rows, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#") or line.startswith("row\t"):
            continue
        cells = line.split("\t")
        if len(cells) not in (2, 3):
            problems.append(f"{path}:{number}: 2 or 3 columns expected, found {len(cells)}")
            continue
        rows.append((number, cells[0].strip(), cells[1].strip(), cells[2].strip() if len(cells) == 3 else ""))
    return rows, problems


def check(tsv):
    policies = sorted(file for file in tsv.parent.glob("*.licet") if not file.name.endswith(".scenarios.licet"))
    if not policies:
        return [f"{tsv}: there is no policy beside it"], set()
    known, notes = set(), set()
    for policy in policies:
        names, noted = declared(policy)
        known |= names
        notes |= noted
        for module in used_modules(policy):
            known |= declared(module)[0]
    rows, problems = read_rows(tsv)
    seen = set()
    for number, row, declarations, reason in rows:
        where = f"{tsv}:{number}"
        if not ROW.match(row):
            problems.append(f"{where}: `{row}` is not the id of a clause (DOCUMENT/paragraph.letter)")
        if row in seen:
            problems.append(f"{where}: {row} stands twice")
        seen.add(row)
        parts = [part.strip() for part in re.split(r",(?![^\[]*\])", declarations) if part.strip()]
        if not parts:
            problems.append(f"{where}: nothing accounts for {row}")
        only_notes = True
        for part in parts:
            note = re.fullmatch(r"note \[([^\]]+)\]", part)
            if note:
                if note.group(1).strip() not in notes:
                    problems.append(f"{where}: no note here cites {note.group(1)}")
                continue
            only_notes = False
            if part not in known:
                problems.append(f"{where}: `{part}` is declared neither here nor in what is used here")
        if parts and only_notes and not reason:
            problems.append(f"{where}: {row} is only noted, without a reason")
    return problems, seen


def compare_with_registers(folder, by_document):
    problems = []
    for register in sorted(pathlib.Path(folder).glob("*.tsv")):
        with open(register, encoding="utf-8", newline="") as file:
            ids = {line["id"] for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
        documents = {row.split("/")[0] for row in ids}
        ours = set().union(*(rows for name, rows in by_document.items() if name in documents))
        if not ours:
            continue  # that document has no policy here
        problems += [f"{row}: in {register.name}, but nothing here accounts for it" for row in sorted(ids - ours)]
        problems += [f"{row}: accounted for here, but unknown to {register.name}" for row in sorted(ours - ids)]
    return problems


def main(folders):
    files = sorted(file for folder in folders for file in pathlib.Path(folder).rglob("*clauses.tsv"))
    if not files:
        print("no clauses.tsv found", file=sys.stderr)
        return 1
    problems, by_document, count = [], {}, 0
    for file in files:
        found, rows = check(file)
        problems += found
        count += len(rows)
        for row in rows:
            by_document.setdefault(row.split("/")[0], set()).add(row)
    registers = os.environ.get("LICET_CLAUSE_REGISTERS")
    if registers:
        problems += compare_with_registers(registers, by_document)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(files)} files, {count} rows, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
