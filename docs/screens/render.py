"""Renders what a terminal shows, as `tmux capture-pane -e -p` prints it, to a PNG.

Usage: render.py CAPTURE PNG [COLUMNS]"""

import re
import sys

from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf"
SIZE, MARGIN = 15, 18
PAPER, INK = (250, 250, 247), (40, 42, 46)
SIXTEEN = {
    30: (40, 42, 46), 31: (190, 30, 45), 32: (20, 120, 50), 33: (150, 110, 0), 34: (30, 80, 190),
    35: (150, 40, 150), 36: (0, 120, 130), 37: (120, 120, 120), 90: (110, 112, 116),
}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def grey(number):
    """One of the 24 greys of xterm's 256 colours, or one of its cube."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    if number >= 16:
        number -= 16
        return tuple(0 if part == 0 else 55 + 40 * part for part in (number // 36, number // 6 % 6, number % 6))
    return SIXTEEN.get(30 + number % 8, INK)


class Style:
    """How a character is drawn."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.ink, self.paper, self.is_bold, self.is_dim, self.is_reversed = INK, None, False, False, False

    def take(self, codes):
        codes = [int(code or 0) for code in codes.split(";")] if codes else [0]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code == 1:
                self.is_bold = True
            elif code == 2:
                self.is_dim = True
            elif code == 7:
                self.is_reversed = True
            elif code in (38, 48) and len(codes) >= 2 and codes[0] == 5:
                color = grey(codes[1])
                codes = codes[2:]
                if code == 38:
                    self.ink = color
                else:
                    self.paper = color
            elif code in SIXTEEN:
                self.ink = SIXTEEN[code]
            elif code - 10 in SIXTEEN:
                self.paper = SIXTEEN[code - 10]
            elif code == 39:
                self.ink = INK
            elif code == 49:
                self.paper = None

    def colors(self):
        ink, paper = self.ink, self.paper or PAPER
        if self.is_dim:
            ink = tuple((a + b) // 2 for a, b in zip(ink, PAPER))
        return (paper, ink) if self.is_reversed else (ink, paper)


def cells(line, style):
    """The characters of a line with their styles."""
    place = 0
    for match in ESCAPE.finditer(line):
        for character in line[place : match.start()]:
            yield character, style.colors(), style.is_bold
        style.take(match.group(1))
        place = match.end()
    for character in line[place:]:
        yield character, style.colors(), style.is_bold


def draw_shape(draw, character, box, ink):
    """Draws dots and blocks, which fonts leave gaps between; false for another character."""
    left, top, right, bottom = box
    code = ord(character)
    if 0x2800 <= code < 0x2900:
        for bit, (column, row) in enumerate([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]):
            if code - 0x2800 >> bit & 1:
                x = left + (column + 0.5) * (right - left) / 2
                y = top + (row + 0.5) * (bottom - top) / 4
                draw.ellipse((x - 1.4, y - 1.4, x + 1.4, y + 1.4), fill=ink)
        return True
    if 0x2581 <= code <= 0x2588:
        top = round(bottom - (code - 0x2580) * (bottom - top) / 8)
    elif character == "▀":
        bottom = round((top + bottom) / 2)
    else:
        return False
    draw.rectangle((left, top, right - 1, bottom - 1), fill=ink)
    return True


def main():
    capture, picture = sys.argv[1:3]
    lines = open(capture, encoding="utf-8").read().rstrip("\n").split("\n")
    while lines and not ESCAPE.sub("", lines[-1]).strip():
        lines.pop()
    plain, bold = (ImageFont.truetype(FONTS.format(name), SIZE) for name in ("", "-Bold"))
    width, height = round(plain.getlength("M")), round(SIZE * 1.3)
    columns = int(sys.argv[3]) if len(sys.argv) > 3 else max(len(ESCAPE.sub("", line)) for line in lines)
    image = Image.new("RGB", (2 * MARGIN + columns * width, 2 * MARGIN + len(lines) * height), PAPER)
    draw = ImageDraw.Draw(image)
    style = Style()
    for row, line in enumerate(lines):
        for column, (character, (ink, paper), is_bold) in enumerate(cells(line, style)):
            x, y = MARGIN + column * width, MARGIN + row * height
            if paper != PAPER:
                draw.rectangle((x, y, x + width - 1, y + height - 1), fill=paper)
            if not draw_shape(draw, character, (x, y, x + width, y + height), ink):
                draw.text((x, y), character, fill=ink, font=bold if is_bold else plain)
    image.quantize(64).save(picture, optimize=True)


main()
