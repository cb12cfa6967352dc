"""Texts that are almost recipes, made by a seeded hand."""

import random
import re

PIECE = re.compile(r'"[^"\n]*"|[A-Za-z_0-9.%]+|\.\.|[<>=!]=|\s+|.', re.S)
SIGNS = list("()[]{},;=+-*/^<>") + ["..", "<=", ">=", "==", "!=", "\n", "\r\n", ";", "\n"]
WORDS = (
    "and or not then true false _ none log within when stalls for best by last to in order class seed epochs"
    " steps s min h val.loss lr 1 0.5 80% 1e-3 1_000 5. .5 1..5 1.2.3 9007199254740993 1e400 20epochs"
    ' 1__0 0x10 "a" "\\n" "\\u{e9}" "\\q" "\\u{d800}" "'
).split(" ")
LETTERS = list("aexs019_.%\"'#$\\/ \t\r\n;,(){}[]é\u0430\u200b\u202e\ufeff\x07\u00a0")


def kind(piece):
    """What a piece looks like, by its first letter."""
    if re.match(r"[A-Za-z_]", piece):
        return "word"
    return "number" if re.match(r"\.?[0-9]", piece) else piece[:1] == '"'


class Mutants:
    """Makes mutants of given texts; the same seed makes the same ones."""

    def __init__(self, texts, seed):
        self.texts = [text.decode("utf-8", "replace") for text in texts]
        self.random = random.Random(seed)
        self.pool = sorted({piece for text in self.texts for piece in self.pieces(text)} | set(WORDS))

    @staticmethod
    def pieces(text):
        return [piece for piece in PIECE.findall(text) if not piece.isspace()]

    def next(self):
        """One more text, changed in one to three places."""
        text = self.random.choice(self.texts)
        if self.random.random() < 0.15:
            return "\n".join(self.line() for _ in range(self.random.randint(1, 6))).encode()
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            changes = (self.changed_letters, self.changed_pieces, self.exchanged)
            text = self.random.choices(changes, (1, 3, 4))[0](text)
        return text.encode("utf-8", "replace")

    def line(self):
        return self.random.choice(self.random.choice(self.texts).splitlines() or [""])

    def changed_pieces(self, text):
        pieces = PIECE.findall(text) or [""]
        places = [i for i, piece in enumerate(pieces) if not piece.isspace()] or [0]
        place, other = self.random.choice(places), self.random.choice(places)
        change = self.random.randrange(7)
        if change == 0:
            pieces[place] = ""
        elif change == 1:
            pieces[place] += " " + pieces[place]
        elif change == 2:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        elif change == 3:
            pieces[place] = self.random.choice(self.pool)
        elif change == 4:
            pieces[place] += " " + self.random.choice(self.pool) + " "
        elif change == 5:
            pieces[place] += self.random.choice(SIGNS)
        else:
            pieces[place] = self.random.choice(SIGNS) + pieces[place]
        return "".join(pieces)

    def exchanged(self, text):
        """A word in a word's place, a number in a number's, a sign in a sign's."""
        pieces = PIECE.findall(text) or [""]
        place = self.random.choice([i for i, piece in enumerate(pieces) if not piece.isspace()] or [0])
        alike = [piece for piece in self.pool if kind(piece) == kind(pieces[place])]
        pieces[place] = self.random.choice(alike or self.pool)
        return "".join(pieces)

    def changed_letters(self, text):
        place = self.random.randint(0, len(text))
        letter = self.random.choice(LETTERS)
        before, after = text[:place], text[place + 1:]
        return self.random.choice((before + letter + text[place:], before + after, before + letter + after))
