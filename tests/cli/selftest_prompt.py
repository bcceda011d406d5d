"""A prompt for selftest.py: answers each line, `more` asks for another, `end` ends with status 4."""

import readline  # noqa: F401: makes input() a line editor, as the prompt of `licet repl` is one
import sys

readline.parse_and_bind("set enable-bracketed-paste off")
print("hello")
try:
    while (line := input("licet> ")) != "end":
        print("you said", input("...> ") if line == "more" else line)
except EOFError:
    print()
    sys.exit(0)
sys.exit(4)
