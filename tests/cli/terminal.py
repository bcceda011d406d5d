"""A program on a terminal: types keys and keeps the screen, as far as a line editor uses one."""

import re
import time

import pexpect

COLUMNS = 160
ESCAPE = re.compile(r"\x1b\[[?]?([0-9;]*)([A-Za-z])|\x1b[()].|\x1b[=>78]")


class Terminal:
    def __init__(self, command, env, prompt):
        self._prompt = prompt
        self._child = pexpect.spawn("bash", ["-c", "exec " + command], env=env, dimensions=(50, COLUMNS), encoding="utf-8",
                                    codec_errors="backslashreplace")
        self._child.delaybeforesend = None
        self._received = ""
        self._open = True
        self._typed_at = -1  # the row of the last key: its prompt does not count as a new one

    def wait(self, seconds):
        """Until the last row is a fresh prompt; false if the program ended or time did."""
        end = time.monotonic() + seconds
        while self._open and time.monotonic() < end:
            self._read(0.05)
            rows = self._screen()
            if self._open and len(rows) - 1 > self._typed_at and self._prompt.fullmatch(rows[-1]):
                return True
        return False

    def type(self, keys):
        self._typed_at = self.row()
        # Keys that change what is seen (completion, history) are given time to, so that the next find it.
        for part in re.split(r"(\t|\x1b\[[A-D]|\x12)", keys):
            self._child.send(part)
            if part and part in "\t\x12" or part.startswith("\x1b"):
                self._read(0.3)

    def end(self, seconds):
        """The exit status (128 and more: the signal), or None if the program does not end by itself."""
        if self.wait(seconds) or self._open:  # it wants more than the transcript types, or hangs
            self._child.close(force=True)
            return None
        self._child.close()
        return self._child.exitstatus if self._child.exitstatus is not None else 128 + self._child.signalstatus

    def row(self):
        return len(self._screen()) - 1

    def rows(self):
        return [row.rstrip() for row in self._screen()]

    def _read(self, seconds):
        end = time.monotonic() + seconds
        while self._open and (left := end - time.monotonic()) > 0:
            try:
                self._received += self._child.read_nonblocking(65536, timeout=left)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                self._open = False

    def _screen(self):
        """The rows that the received text has drawn."""
        rows, row, column = [[]], 0, 0
        at = 0
        while at < len(self._received):
            character = self._received[at]
            escape = ESCAPE.match(self._received, at)
            at = escape.end() if escape else at + 1
            if escape:
                count = int((escape[1] or "").split(";")[0] or 0)
                if escape[2] == "K" and count == 0:
                    del rows[row][column:]
                elif escape[2] == "C":
                    column += count or 1
                elif escape[2] == "D":
                    column = max(0, column - (count or 1))
                elif escape[2] == "P":
                    del rows[row][column:column + (count or 1)]
                elif escape[2] == "@":
                    rows[row][column:column] = [" "] * (count or 1)
            elif character == "\r":
                column = 0
            elif character == "\n":
                row += 1
                if row == len(rows):
                    rows.append([])
            elif character == "\b":
                column = max(0, column - 1)
            elif character >= " ":
                rows[row] += [" "] * (column - len(rows[row]))
                rows[row][column:column + 1] = [character]
                column += 1
        return ["".join(row) for row in rows]
