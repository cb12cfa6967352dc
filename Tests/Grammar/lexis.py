"""The half of the language that a grammar cannot say: characters, words, newlines, brackets."""

import re
from collections import namedtuple

Token = namedtuple("Token", "kind text")
LONGEST, DEEPEST, MOST_OPERATORS, LARGEST_WHOLE = 1 << 22, 64, 200, 1 << 53
CLOSER = {"(": ")", "[": "]", "{": "}"}
OPERATORS = set("+ - * / ^ < <= > >= == != and or not".split())
GOES_ON = OPERATORS | {",", "=", "..", "then"}
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]|\r(?!\n)"
)


class Refused(Exception):
    """Why a text is no recipe, before its grammar is asked."""


def read(data):
    """The text of a file."""
    if len(data) > LONGEST:
        raise Refused("the text is too long")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise Refused(f"no UTF-8 at byte {fault.start}") from fault
    if hidden := HIDDEN.search(text):
        raise Refused(f"U+{ord(hidden[0]):04X} at {hidden.start()}")
    return text


class Lexis:
    """Cuts texts into words with the rules in capitals of the grammar."""

    def __init__(self, rules):
        self.rules = rules
        kinds = ["SEP", "PERCENT", "NUMBER", "STRING", "PATH", "WORD"]
        self.patterns = [(kind, re.compile(rules.pattern(("name", kind)))) for kind in kinds]
        self.signs = sorted(rules.signs, key=len, reverse=True)

    def words(self, text):
        """The tokens with their places, newlines among them."""
        place = 0
        while skipped := re.compile(r"[ \t]+|#[^\n\r]*").match(text, place):
            place = skipped.end()
        while place < len(text):
            token = self.longest(text, place)
            yield token, place
            place += len(token.text)
            while skipped := re.compile(r"[ \t]+|#[^\n\r]*").match(text, place):
                place = skipped.end()

    def longest(self, text, place):
        found = [(kind, match[0]) for kind, pattern in self.patterns if (match := pattern.match(text, place))]
        found += [("sign", sign) for sign in self.signs if text.startswith(sign, place)]
        if not found:
            raise Refused(f"{text[place:place + 20]!r} begins nothing")
        kind, word = max(found, key=lambda pair: len(pair[1]))
        after = text[place + len(word):]
        if kind == "NUMBER" and word.endswith(".") and after.startswith("."):
            word, after = word[:-1], "." + after
        if kind in ("NUMBER", "PERCENT"):
            self.judge_number(word, text[:place][-1:], after)
        if kind == "STRING":
            self.judge_string(word)
        if word == ".." and after.startswith("."):
            raise Refused("three points")
        if word in self.rules.words or kind == "sign":
            kind = self.rules.token(word)
        return Token(kind, word)

    def judge_number(self, word, before, after):
        if re.match(r"\w", before, re.A) or re.match(r"\w|\.[0-9]", after, re.A):
            raise Refused(f"{word} touches a letter, a digit or a point")
        plain = word.rstrip("%").replace("_", "")
        if plain.isdigit() and int(plain) > LARGEST_WHOLE:
            raise Refused(f"{word} is above 2^53")
        value = float(plain)
        if value == float("inf") or (value == 0 and re.search("[1-9]", re.split("[eE]", plain)[0])):
            raise Refused(f"{word} is out of range")

    def judge_string(self, word):
        for code in re.findall(r"\\(?:[^u]|u\{([0-9A-Fa-f]+)\})", word):
            if code and (len(code) > 6 or int(code, 16) > 0x10FFFF or 0xD800 <= int(code, 16) < 0xE000):
                raise Refused(f"{code} is no character")

    def statements(self, text):
        """The tokens as the grammar wants them: what is left of newlines and `;` is SEP."""
        open_brackets, last, pending, operators = [], None, False, 0
        for token, _ in self.words(text):
            word = token.text
            if token.kind == "SEP":
                pending |= self.separates(word, open_brackets, last)
                continue
            if pending and word != "}":
                yield Token("SEP", ";")
            if pending and not open_brackets:
                operators = 0
            pending = False
            operators += word in OPERATORS
            if operators > MOST_OPERATORS:
                raise Refused("too many operators")
            self.balance(token, open_brackets)
            last = token
            yield token
        if open_brackets:
            raise Refused("a bracket is never closed")
        if last and goes_on(last):
            raise Refused("the text breaks off")

    def separates(self, word, open_brackets, last):
        is_inside = bool(open_brackets) and open_brackets[-1] != "{"
        if word == ";" and (is_inside or (last and goes_on(last))):
            raise Refused("`;` inside brackets or after an operator")
        return not is_inside and last is not None and not goes_on(last) and last.text != "{"

    def balance(self, token, open_brackets):
        if token.text in CLOSER:
            open_brackets.append(token.text)
            if len(open_brackets) > DEEPEST:
                raise Refused("nested too deep")
        elif token.text in CLOSER.values():
            if not open_brackets or CLOSER[open_brackets.pop()] != token.text:
                raise Refused(f"`{token.text}` closes nothing")


def goes_on(token):
    return token.text in GOES_ON
