"""Reads recipes by grammar/descent.ebnf alone."""

from lark import Lark, Token, Tree
from lark.exceptions import LarkError
from lark.lexer import Lexer

from ebnf import Rules
from lexis import Lexis, Refused, read


# First words of statements that the language has and this version has not.
LATER = set(
    "compare export find plot search".split()
)


class Given(Lexer):
    """A lexer for Lark that passes on tokens that have been cut already."""

    def __init__(self, _):
        pass

    def lex(self, tokens):
        yield from (Token(token.kind, token.text) for token in tokens)


class Grammar:
    """The grammar, ready to say what is wrong with a text."""

    def __init__(self, text):
        self.rules = Rules(text)
        self.lexis = Lexis(self.rules)
        # LALR(1) without a conflict: no text has two readings.
        self.lark = Lark(self.rules.lark(), start="recipe", parser="lalr", lexer=Given, strict=True)

    def fault(self, data):
        """Why a text is no recipe, or nothing if it is one."""
        try:
            tree = self.lark.parse(list(self.lexis.statements(read(data))))
            return "a choice in a choice" if has_nested_choice(tree) else None
        except (LarkError, Refused) as fault:
            return str(fault).splitlines()[0] or "refused"

    def has_later_statement(self, data):
        """Whether a statement begins with a word of a later version, as far as the text can be cut."""
        starts, depth = True, 0
        try:
            for token in self.lexis.statements(read(data)):
                if starts and token.text in LATER:
                    return True
                depth += {"{": 1, "}": -1}.get(token.text, 0)
                starts = token.kind == "SEP" and depth == 0
        except Refused:
            pass
        return False


def has_nested_choice(tree):
    waiting = [(tree, False)]
    while waiting:
        part, is_inside = waiting.pop()
        is_choice = part.data in ("choice", "models")
        if is_choice and is_inside:
            return True
        waiting += [(child, is_inside or is_choice) for child in part.children if isinstance(child, Tree)]
    return False
