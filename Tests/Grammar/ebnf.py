"""Reads grammar/descent.ebnf, rules in W3C EBNF, as regular expressions and as a grammar for Lark."""

import re

PIECES = re.compile(
    r"""(?P<skip>\s+|/\*.*?\*/)|(?P<head>\w+)\s*::=|(?P<name>\w+)|'(?P<single>[^']*)'|"(?P<double>[^"]*)"
    |\[(?P<set>[^\]]*)\]|\#x(?P<code>[0-9A-Fa-f]+)|(?P<mark>[()|?*+-])""",
    re.X | re.S,
)


def pieces(text):
    """The words and signs of the grammar: (kind, text) pairs."""
    place = 0
    while place < len(text):
        found = PIECES.match(text, place)
        if not found:
            raise SyntaxError(f"descent.ebnf cannot be read at {text[place:place + 40]!r}")
        place = found.end()
        kind = found.lastgroup
        if kind != "skip":
            yield ("literal" if kind in ("single", "double") else kind), found.group(kind)
    yield "end", ""


class Rules:
    """The rules by name. A rule is a tree of tuples: what it is, then its parts."""

    def __init__(self, text):
        self.input = list(pieces(text))
        self.place = 0
        self.rules = {}
        while self.kind == "head":
            name = self.take()
            if name in self.rules:
                raise SyntaxError(f"{name} has two rules")
            self.rules[name] = self.alternatives()
        if self.kind != "end":
            raise SyntaxError(f"descent.ebnf: a rule was expected, not {self.input[self.place]}")
        self.words = {word for word in self.literals() if re.fullmatch(r"\w+", word)}
        self.signs = {word for word in self.literals() if word not in self.words}

    @property
    def kind(self):
        return self.input[self.place][0]

    def take(self):
        self.place += 1
        return self.input[self.place - 1][1]

    def at(self, mark):
        return self.input[self.place] == ("mark", mark)

    def alternatives(self):
        parts = [self.sequence()]
        while self.at("|"):
            self.take()
            parts.append(self.sequence())
        return ("any", *parts) if len(parts) > 1 else parts[0]

    def sequence(self):
        parts = []
        while self.kind in ("name", "literal", "set", "code") or self.at("("):
            parts.append(self.difference())
        return ("row", *parts)

    def difference(self):
        whole = self.repeated()
        less = []
        while self.at("-"):
            self.take()
            less.append(self.take())
        return ("without", whole, *less) if less else whole

    def repeated(self):
        part = self.single()
        while self.at("?") or self.at("*") or self.at("+"):
            part = ("often", part, self.take())
        return part

    def single(self):
        if self.at("("):
            self.take()
            inner = self.alternatives()
            if not self.at(")"):
                raise SyntaxError("descent.ebnf: a bracket is not closed")
            self.take()
            return inner
        return (self.kind, self.take())

    def literals(self, *names):
        """The literals of some rules, or of all that are written in small letters."""

        def inside(node):
            if node[0] == "literal":
                return {node[1]}
            return set().union(*(inside(part) for part in node[1:] if isinstance(part, tuple)))

        chosen = names or [name for name in self.rules if name.islower()]
        return set().union(*(inside(self.rules[name]) for name in chosen))

    def pattern(self, node):
        """The regular expression of a rule in capitals, or of a part of one."""
        kind, *parts = node
        if kind == "name":
            return self.pattern(self.rules[parts[0]])
        if kind == "literal":
            return re.escape(parts[0])
        if kind == "code":
            return re.escape(chr(int(parts[0], 16)))
        if kind == "set":
            letters = parts[0].replace("\\", "\\\\")
            return "[" + re.sub(r"#x([0-9A-F]+)", lambda code: f"\\x{int(code[1], 16):02x}", letters) + "]"
        if kind == "often":
            return f"(?:{self.pattern(parts[0])}){parts[1]}"
        if kind == "any":
            return "(?:" + "|".join(map(self.pattern, parts)) + ")"
        return "".join(map(self.pattern, parts))

    def token(self, literal):
        """What Lark calls a literal."""
        return "IS_" + "_".join(str(ord(letter)) for letter in literal)

    def lark(self):
        """The rules in small letters, as Lark writes them; the tokens come from outside."""
        capitals = [name for name in self.rules if name.isupper()]
        lines = [f"{name}: {self.larked(self.rules[name])}" for name in self.rules if name.islower()]
        literals = [self.token(word) for word in sorted(self.words | self.signs)]
        return "\n".join(lines) + "\n%declare " + " ".join(capitals + literals) + "\n"

    def larked(self, node):
        kind, *parts = node
        if kind == "name":
            return parts[0]
        if kind == "literal":
            return self.token(parts[0])
        if kind == "often":
            return f"({self.larked(parts[0])}){parts[1]}"
        if kind == "any":
            return "(" + " | ".join(map(self.larked, parts)) + ")"
        if kind == "without":
            allowed = self.words - self.literals(*parts[1:])
            return "(" + " | ".join([self.larked(parts[0]), *map(self.token, sorted(allowed))]) + ")"
        return " ".join(map(self.larked, parts))
