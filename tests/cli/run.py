"""Plays a transcript of the command line and compares it, character for character, with what happens.

    python3 run.py --licet build/release/licet tests/cli/ask.test       commands of a shell
    python3 run.py --licet build/release/licet tests/cli/repl.session   lines typed at a prompt, on a terminal
    UPDATE=1 python3 run.py ...                                         writes what happens into the file

README.md tells how the files are written.
"""

import argparse
import difflib
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

from terminal import Terminal

SECONDS = 30  # for one command, or for one answer at a prompt
PROMPT = re.compile(r"^(licet|\.+)> ?")
KEYS = {"<ENTER>": "\r", "<TAB>": "\t", "<UP>": "\x1b[A", "<DOWN>": "\x1b[B", "<LEFT>": "\x1b[D", "<RIGHT>": "\x1b[C",
        "<BACKSPACE>": "\x7f", "<CTRL-A>": "\x01", "<CTRL-C>": "\x03", "<CTRL-D>": "\x04", "<CTRL-R>": "\x12"}


class Wrong(Exception):
    """The transcript itself is not well written, or the command hangs."""


def environment(licet, scratch):
    kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS") if name in os.environ}
    path = os.pathsep.join([str(pathlib.Path(licet).resolve().parent), os.environ["PATH"]])
    return {**kept, "PATH": path, "HOME": scratch, "SCRATCH": scratch, "TERM": "dumb", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def blocks(text):
    """Cuts a transcript into [comment lines, command lines, shown lines]; a command starts with `$ `, goes on with `> `."""
    found, comments = [], []
    for line in text.split("\n"):
        if line.startswith("$ "):
            found.append((comments, [line], []))
            comments = []
        elif line.startswith("# "):
            comments.append(line)
        elif found and line.startswith("> ") and not found[-1][2]:
            found[-1][1].append(line)
        elif found and not comments:
            found[-1][2].append(line)
        elif line:
            raise Wrong(f"what the command shows must follow it at once, or a command follow the comment: {line}")
    if not found:
        raise Wrong("there is no command: a line that starts with `$ `")
    for _, _, shown in found:
        while shown and not shown[-1]:
            shown.pop()
    return found, comments


def ended(shown, status):
    while shown and not shown[-1]:
        shown.pop()
    return shown + [f"[{status}]"] if status else shown


def run_command(command, env):
    """What one command of a shell shows, standard output and error together, and its exit status if that is not 0."""
    script = "\n".join(line[2:] for line in command)
    process = subprocess.Popen(["bash", "-c", script], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Wrong(f"no end after {SECONDS} seconds: {script}")
    text = output.decode("utf-8", "backslashreplace").replace(env["SCRATCH"], "$SCRATCH")
    shown = text.split("\n")
    if shown[-1]:
        shown.append("(no newline at the end)")
    return ended(shown, process.returncode if process.returncode >= 0 else 128 - process.returncode)  # as bash counts


def typed(shown):
    """The keys of a session: of each line that begins with the prompt, or of the `#keys` line before it."""
    keys = None
    for line in shown:
        if line.startswith("#keys "):
            keys = line[len("#keys "):]
        elif PROMPT.match(line):
            written = keys if keys is not None else line[PROMPT.match(line).end():] + "<ENTER>"
            for name, code in KEYS.items():
                written = written.replace(name, code)
            yield keys, written
            keys = None


def run_session(command, shown, env):
    """The screen after everything was typed. Waits for a prompt before each line, as a person would."""
    terminal = Terminal("\n".join(line[2:] for line in command), env, PROMPT)
    notes = {}  # row of the screen -> the #keys line that stands before it in the file
    for keys, written in typed(shown):
        if not terminal.wait(SECONDS):
            break  # it ended early: the comparison shows where
        if keys is not None:
            notes[terminal.row()] = f"#keys {keys}"
        terminal.type(written)
    status = terminal.end(SECONDS)
    if status is None:
        raise Wrong("the command has not ended, but nothing more is typed; the screen:\n" + "\n".join(terminal.rows()))
    lines = []
    for number, row in enumerate(terminal.rows()):
        if number in notes:
            lines.append(notes[number])
        lines.append(row.replace(env["SCRATCH"], "$SCRATCH"))
    return ended(lines, status)


def play(path, licet):
    """The transcript as it was written, and as it is."""
    text = path.read_text(encoding="utf-8")
    found, last_comments = blocks(text)
    actual = []
    with tempfile.TemporaryDirectory() as scratch:
        env = environment(licet, scratch)
        for comments, command, shown in found:
            happened = run_session(command, shown, env) if path.suffix == ".session" else run_command(command, env)
            actual.append("\n".join(comments + command + happened))
    expected = "\n\n".join("\n".join(comments + command + shown) for comments, command, shown in found)
    end = "\n" + "".join("\n" + line for line in last_comments)
    return expected + end, "\n\n".join(actual) + end


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--licet", required=True)
    arguments.add_argument("file", type=pathlib.Path)
    given = arguments.parse_args()
    try:
        expected, actual = play(given.file, given.licet)
    except Wrong as wrong:
        print(f"{given.file}: {wrong}")
        return 1
    if actual == expected:
        return 0
    if os.environ.get("UPDATE") == "1":
        given.file.write_text(actual, encoding="utf-8")
        print(f"{given.file}: rewritten")
        return 0
    sys.stdout.writelines(line + "\n" for line in difflib.unified_diff(
        expected.split("\n"), actual.split("\n"), f"{given.file} as written", "as it is", lineterm="", n=3))
    return 1


if __name__ == "__main__":
    sys.exit(main())
