"""The runner finds what it must find: a wrong line, a wrong status, a missing line, a hang, a prompt left open."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import run
import terminal

HERE = pathlib.Path(__file__).parent
PROMPT = f"$ {sys.executable} {HERE}/selftest_prompt.py\n"


class Runner(unittest.TestCase):
    def play(self, name, text, **more):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, HERE / "run.py", "--licet", sys.executable, path],
                                  env={**os.environ, "UPDATE": "", **more}, stdout=subprocess.PIPE, encoding="utf-8")
            return done.returncode, done.stdout, path.read_text(encoding="utf-8")

    def passes(self, name, text):
        self.assertEqual(self.play(name, text)[:2], (0, ""))

    def fails(self, name, text, saying):
        status, output, _ = self.play(name, text)
        self.assertEqual(status, 1)
        self.assertIn(saying, output)

    def test_commands(self):
        self.passes("a.test", "# why\n$ echo one; echo two >&2\none\ntwo\n\n\n$ exit 3\n[3]\n")
        self.passes("a.test", "$ cat <<END\n> a\n> \n> b\n> END\na\n\nb\n")
        self.passes("a.test", "$ echo x > $SCRATCH/f; echo $SCRATCH\n$SCRATCH\n\n$ cat $SCRATCH/f\nx\n")
        self.passes("a.test", "$ printf x\nx\n(no newline at the end)\n")

    def test_wrong_commands(self):
        self.fails("a.test", "$ echo one\ntwo\n", "-two\n+one\n")
        self.fails("a.test", "$ echo one\n", "+one\n")
        self.fails("a.test", "$ echo one\none\ntwo\n", "-two\n")
        self.fails("a.test", "$ echo one; exit 3\none\n", "+[3]\n")
        self.fails("a.test", "$ true\n[1]\n", "-[1]\n")
        self.fails("a.test", "$ echo ' one'\none\n", "-one\n+ one\n")
        self.fails("a.test", "$ kill -9 $$\n", "+[137]\n")
        self.fails("a.test", "echo one\none\n", "echo one")
        self.fails("a.test", "\n", "no command")

    def test_update(self):
        status, _, text = self.play("a.test", "# why\n$ echo one\ntwo\n$ false\n", UPDATE="1")
        self.assertEqual((status, text), (0, "# why\n$ echo one\none\n\n$ false\n[1]\n"))
        self.passes("a.test", text)

    def test_sessions(self):
        self.passes("a.session", PROMPT + "hello\nlicet> one\nyou said one\nlicet> more\n...> two\nyou said two\n"
                    "licet> end\n[4]\n")
        self.passes("a.session", PROMPT + "hello\n#keys <CTRL-D>\nlicet>\n")
        self.passes("a.session", PROMPT + "hello\n#keys oxe<LEFT><BACKSPACE>n<ENTER>\nlicet> one\nyou said one\n"
                    "licet> end\n[4]\n")

    def test_wrong_sessions(self):
        self.fails("a.session", PROMPT + "hello\nlicet> one\nyou said two\nlicet> end\n[4]\n", "-you said two\n+you said one\n")
        self.fails("a.session", PROMPT + "licet> end\n[4]\n", "+hello\n")
        self.fails("a.session", PROMPT + "hello\nlicet> end\n", "+[4]\n")
        self.fails("a.session", PROMPT + "hello\nlicet> one\nyou said one\n", "has not ended")
        self.fails("a.session", PROMPT + "hello\nlicet> end\n[4]\nlicet> one\nyou said one\n", "-licet> one\n")

    def test_time(self):
        run.SECONDS = 0.5
        with self.assertRaisesRegex(run.Wrong, "no end after"):
            run.run_command(["$ sleep 20"], run.environment(sys.executable, "/nowhere"))
        with self.assertRaisesRegex(run.Wrong, "has not ended"):
            run.run_session(["$ sleep 20"], [], run.environment(sys.executable, "/nowhere"))

    def test_screen(self):
        screen = terminal.Terminal("true", {"PATH": os.environ["PATH"]}, run.PROMPT)
        screen._received = "ab\x1b[1mcd\x1b[0m\b\b\x1b[Kx\r\nno\ryes\x1b[2D\x1b[1CX\n"
        self.assertEqual(screen.rows(), ["abx", "yeX", ""])


if __name__ == "__main__":
    unittest.main()
