"""Times the prompt as somebody who types feels it: on a pseudo-terminal, from outside the program.

usage: prompt.py PROGRAM
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import termios
import time

REPEATS = 30


class Typed:
    """The program on a pseudo-terminal."""

    def __init__(self, program, home):
        self.began = time.perf_counter()
        terminal, line = pty.openpty()
        environment = {"TERM": "xterm-256color", "HOME": home, "PATH": os.environ["PATH"]}
        self.process = subprocess.Popen(
            [program], stdin=line, stdout=line, stderr=line, env=environment, cwd=home,
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, termios.TIOCSCTTY, 0))
        os.close(line)
        self.terminal = terminal
        self.text = b""

    def wait(self, text, seconds=60.0):
        """The milliseconds until a text has come."""
        start = time.perf_counter()
        while text not in self.text:
            left = start + seconds - time.perf_counter()
            if left < 0:
                sys.exit(f"no {text!r} in {self.text[-300:]!r}")
            if select.select([self.terminal], [], [], left)[0]:
                self.text += os.read(self.terminal, 1 << 16)
        return 1e3 * (time.perf_counter() - start)

    def type(self, text):
        while select.select([self.terminal], [], [], 0)[0]:
            os.read(self.terminal, 1 << 16)
        self.text = b""
        os.write(self.terminal, text)

    def end(self):
        while self.process.poll() is None:
            self.type(b"\x03\x15\x04")
            time.sleep(0.1)
        os.close(self.terminal)


def first_prompts(program, home):
    times = []
    for _ in range(REPEATS):
        typed = Typed(program, home)
        typed.wait(b"descent> ")
        times.append(1e3 * (time.perf_counter() - typed.began))
        typed.end()
    return times


def echoes(typed):
    times = []
    for index in range(200):
        # A letter that nothing else on the screen has.
        key = "абвгдежзий"[index % 10].encode()
        typed.type(key)
        times.append(typed.wait(key))
        time.sleep(0.013)
        if index % 40 == 39:
            typed.type(b"\x15")
            time.sleep(0.05)
    return times


def stops(program, home):
    times = []
    for _ in range(5):
        typed = Typed(program, home)
        typed.wait(b"descent> ")
        typed.type(b"data digits\rmodel mlp [64, 64, 10]\rtrain 100_000 epochs\r")
        typed.wait(b"epoch ")
        time.sleep(0.5)
        typed.type(b"\x03")
        times.append(typed.wait(b"paused after step"))
        typed.end()
    return times


def completions(typed):
    times = []
    for _ in range(REPEATS):
        typed.type(b"\x15")
        time.sleep(0.05)
        typed.type(b"optimizer ad")
        time.sleep(0.05)
        typed.type(b"\t")
        times.append(typed.wait(b"adam"))
    return times


def say(name, times, limit):
    ordered = sorted(times)
    high = ordered[int(0.99 * (len(ordered) - 1))]
    print(f"{name:34} median {statistics.median(times):6.2f} ms   99% {high:6.2f} ms   limit {limit} ms")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        say("first prompt", first_prompts(program, home), 30)
        typed = Typed(program, home)
        typed.wait(b"descent> ")
        say("a key, while nothing runs", echoes(typed), 5)
        say("completion", completions(typed), 20)
        typed.type(b"\x15data digits\rmodel mlp [64, 1024, 1024, 10]\rtrain 100_000 epochs\r")
        typed.wait(b"epoch ")
        say("a key, while training runs", echoes(typed), 5)
        say("completion, while training runs", completions(typed), 20)
        typed.end()
        say("from Ctrl-C to the end of the step", stops(program, home), 100)


main()
