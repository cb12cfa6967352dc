"""Makes the cases of odd and malformed tables in this folder, with the rows that Python's csv module sees.

    python3 make_cases.py

A case is three lines and a blank one: `# name`, `text:` with its odd bytes as \\xNN, and `python: N rows` or
`python: refuses`. Behind them stands, on lines that begin with `=`, what Descent says; a test records that.
"""

import csv
import io
import pathlib
import random

FOLDER = pathlib.Path(__file__).parent
PLAIN = b"a,b,c\n1,2,3\n4,5,6\n"
WORDS = b'name,x,note\nAda,1.5,"hi, there"\n"Bob ""B""",2,"two\nlines"\nCy,NA,\n'


def seen_by_python(text):
    try:
        decoded = text.decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(decoded, newline="")) if row]
    except (UnicodeDecodeError, csv.Error):
        return "refuses"
    return f"{max(0, len(rows) - 1)} rows"


def escaped(text):
    plain = set(range(32, 127)) - {ord("\\")}
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in text)


def cell_cases(cells, column=b"x"):
    """A number, the cell, a number: in the last column and in the first."""
    for cell in cells:
        name = f"cell {escaped(cell)}"
        yield name + ", last column", b"k," + column + b"\n1,2\n2," + cell + b"\n3,4\n"
        yield name + ", first column", column + b",k\n" + cell + b",1\n2,2\n3,3\n"


def numbers():
    cells = (
        "0 -0 +7 .5 5. . - + e 1e 1e+ e5 1e5 1E+5 1e-5 1.2.3 1,5 1_000 0x10 1d5 12abc ٣ 1e308 1e309 "
        "-1e400 1e-400 "
        "4.9e-324 123456789012345678901234567890 0.1000000000000000055511151231257827021181583404541015625 "
        "179769313486231580793728971405301e276 9007199254740993 inf -inf +Infinity nan NaN -nan NAN "
        "infinit na NA "
        "N/A null ? TRUE 50% $5 1/2 2007-01-01 10:30"
    ).split()
    cells = [cell.encode() for cell in cells]
    cells += [b" 5", b"5 ", b" 5 ", b"\t5", b"5 6", b" ", b" NA", b'"5"', b'" 5 "', b'""', b'"NA"', b'"inf"']
    cells.remove(b"1,5")
    yield from cell_cases(cells + [b'"1,5"', b'"1,234"', b"0" * 40 + b"7", b"1" + b"0" * 400, b"9" * 310])


def quotes():
    cells = [
        b'"a"', b'"a,b"', b'"a""b"', b'""""', b'"""a"""', b'"a\nb"', b'"a\r\nb"', b'"a\rb"', b'"\n"',
        b'","', b'"a',
        b'a"', b'a"b', b'"a"b', b'"a" ', b' "a"', b'"a""', b'"a"""', b'"""', b'""a', b'"a"\t', b"'a'",
        b"'a,b'",
        b'"a"""b"', b'\\"a', b'"a\\"b"', b'"a;b"', b'"\n\n\n"', b'"a\n', b'"a,', b'""""""', b'"\xc3\xa9"',
        b'a""b',
    ]
    yield from cell_cases(cells, b"w")
    yield "quoted header", b'"a","b c","d ""e"""\n1,2,3\n'
    yield "header of several lines", b'"a\nb",c\n1,2\n3,nope,4\n'
    yield "open quote in the header", b'a,"b\n1,2\n'
    yield "text after a quote in the header", b'a,"b"c\n1,2\n'
    yield "quote inside the header", b'a,b"c\n1,2\n'
    yield "fault behind cells of several lines", b'a,b\n"x\ny\nz",1\n"p\nq",2,3\n'
    yield "open quote takes the rest", b'a,b\n1,"x\n2,3\n4,5\n6,7\n'
    yield "two open quotes make one pair", b'a,b\n1,"x\n2,y"\n3,4\n'


def lines():
    yield "no last line feed", b"a,b\n1,2"
    yield "carriage returns and line feeds", PLAIN.replace(b"\n", b"\r\n")
    yield "both kinds of line end", b"a,b\r\n1,2\n3,4\r\n"
    yield "carriage returns alone", PLAIN.replace(b"\n", b"\r")
    yield "a carriage return inside a row", b"a,b\n1\r,2\n"
    yield "a carriage return before a row", b"a,b\n\r1,2\n"
    yield "a carriage return at the end", b"a,b\n1,2\r"
    yield "two carriage returns", b"a,b\n1,2\r\r\n"
    yield "a line feed and a carriage return", b"a,b\n\r1,2\n\r"
    yield "a carriage return in the header", b"a\rb,c\n1,2\n"
    yield "a number and a carriage return", b"a,b\n1,2\r3,4\n"
    yield "a carriage return behind a quote", b'a,b\n1,"2"\r3,4\n'
    for name, text in [
        ("blank lines between", b"a,b\n1,2\n\n\n3,4\n"), ("blank lines at the end", b"a,b\n1,2\n\n\n\n"),
        ("blank lines first", b"\n\na,b\n1,2\n"), ("blank lines of both kinds", b"a,b\n\r\n1,2\n\n\r\n3,4"),
        ("a line of one blank", b"a,b\n1,2\n \n"), ("a line of a tab", b"a,b\n1,2\n\t\n3,4\n"),
        ("a blank line in one column", b"a\n1\n\n2\n"), ("quoted nothing in one column", b'a\n1\n""\n2\n'),
        ("a line of one blank in one column", b"a\n1\n \n2\n"), 
        ("a fault behind blank lines", b"a,b\n\n\n1\n"),
        ("a form feed", b"a,b\n1,2\n\x0c3,4\n"), ("a vertical tab", b"a,b\n1,2\x0b\n3,4\n"),
        ("a next line of Latin 1", b"a,b\n1,2\xc2\x853,4\n"), 
        ("a line separator", b"a,b\n1,x\xe2\x80\xa8y\n"),
        ("a control Z", b"a,b\n1,2\n\x1a"), ("a comment", b"a,b\n# no\n1,2\n"), 
        ("a separator line", b"sep=,\na,b\n1,2\n"),
    ]:
        yield name, text


def rows():
    yield "one short row", b"a,b,c\n1,2,3\n4,5\n6,7,8\n"
    yield "one long row", b"a,b,c\n1,2,3\n4,5,6,7\n8,9,0\n"
    yield "first row short", b"a,b\n1\n2,3\n"
    yield "last row cut", b"a,b,c\n1,2,3\n4,5"
    yield "a comma at the end of each row", b"a,b\n1,2,\n3,4,\n"
    yield "a comma at the end of the header", b"a,b,\n1,2,\n"
    yield "a comma at the end of the last row", b"a,b\n1,2\n3,"
    yield "a comma more at the very end", b"a,b\n1,2\n3,4,"
    yield "commas alone", b"a,b,c\n,,\n1,2,3\n,,\n"
    yield "six ragged rows", b"a,b\n" + b"1,2\n3\n" * 6
    yield "five ragged rows", b"a,b\n" + b"1,2\n3,4,5\n" * 5
    yield "a decimal comma", b"a,b\n1,5,2\n2,5,3\n"
    yield "a thousands separator", b"n,price\n1,1,234\n"
    yield "one column, two fields", b"a\n1\n2,3\n"
    yield "header only", b"a,b\n"
    yield "header only, no line feed", b"a,b"
    yield "header of one letter", b"a"
    yield "one row", b"a,b\n1,2\n"
    yield "no byte", b""
    yield "one line feed", b"\n"
    yield "blank lines only", b"\n\r\n\n"
    yield "one blank", b" "
    yield "one comma", b","
    yield "one quote", b'"'
    yield "two quotes", b'""'
    yield "an escaped quote", b'""""'
    yield "all cells missing", b"a,b\nNA,\n,NA\n"
    yield "a column of nothing", b"a,b\n1,\n2,\n"
    yield "missing cells before words", b"a,b\n,1\nNA,2\nx,3\n"
    yield "missing cells before numbers", b"a,b\n,1\nNA,2\n7,3\n"
    yield "a number, then words", b"a,b\n7,1\nx,2\ny,3\n"
    yield "a word, then numbers", b"a,b\nx,1\n7,2\n8,3\n"
    yield "one word among many numbers", b"a,b\n" + b"1,2\n" * 20 + b'"1,234",2\n'
    yield "a word in the last of 5000 rows", b"a,b\n" + b"1,2\n" * 5000 + b"x,2\n"
    yield "a ragged row behind 5000", b"a,b\n" + b"1,2\n" * 5000 + b"3\n"
    yield "nan before words", b"a,b\nnan,1\nx,2\n"
    yield "nan among words", b"a,b\nx,1\nnan,2\n"


def headers():
    for name, text in [
        ("numbers", b"1,2,3\n4,5,6\n"), ("one number and words", b"1,b,c\n4,5,6\n"), 
        ("decimals", b"5.1,3.5,1.4\n"),
        ("one name empty", b"a,,c\n1,2,3\n"), ("first name empty", b",a\n0,1\n"), 
        ("quoted nothing", b'a,""\n1,2\n'),
        ("two the same", b"a,b,a\n1,2,3\n"), ("the same quoted", b'a,"a"\n1,2\n'), 
        ("of two sizes", b"a,A\n1,2\n"),
        ("the same letter composed and not", b"\xc3\xa9,e\xcc\x81\n1,2\n"), ("semicolons", b"a;b;c\n1;2;3\n"),
        ("semicolons and decimal commas", b"a;b\n1,5;2,5\n"), ("tabs", b"a\tb\n1\t2\n"), 
        ("bars", b"a|b\n1|2\n"),
        ("blanks around", b" a , b\n1,2\n"), ("one blank as name", b" ,b\n1,2\n"), 
        ("NA as a name", b"NA,b\n1,2\n"),
        ("an escape sequence", b"a\x1b[2J,b\n1,2\n3\n"), ("a bell", b"a\x07,b\n1,nan\n"),
        ("a direction mark", b"a\xe2\x80\xae,b\nnan,2\n"), ("a quote", b'"a""",b\nnan,2\n'),
        ("more names than cells", b"a,b,c\n1,2\n3,4\n"), ("fewer names than cells", b"a\n1,2\n3,4\n"),
        ("a long name", b"x" * 200 + b",b\n1,nan\n"), ("semicolon in one of two", b"a;b,c\n1,2\n"),
    ]:
        yield "header: " + name, text


def encodings():
    yield "byte order mark", b"\xef\xbb\xbf" + PLAIN
    yield "byte order mark and quotes", b'\xef\xbb\xbf"a",b\n1,2\n'
    yield "byte order mark alone", b"\xef\xbb\xbf"
    yield "two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbfa,b\n1,2\n"
    yield "byte order mark inside", b"a,b\n\xef\xbb\xbf1,2\n"
    yield "part of a byte order mark", b"\xef\xbba,b\n1,2\n"
    yield "UTF-16, low byte first", PLAIN.decode().encode("utf-16")
    yield "UTF-16, high byte first", b"\xfe\xff" + PLAIN.decode().encode("utf-16-be")
    yield "UTF-16 without a mark", PLAIN.decode().encode("utf-16-le")
    yield "UTF-32", PLAIN.decode().encode("utf-32")
    for name, odd in [
        ("Latin 1", b"caf\xe9"), ("half a character", b"caf\xc3"), ("a stray byte", b"\x80"), 
        ("overlong", b"\xc0\xaf"),
        ("overlong of three", b"\xe0\x80\xaf"), ("a surrogate", b"\xed\xa0\x80"), 
        ("beyond", b"\xf4\x90\x80\x80"),
        ("five bytes", b"\xf8\x88\x80\x80\x80"), ("a zero byte", b"\x00"), ("a byte 255", b"\xff"), 
        ("two", b"\xc3\xa9"),
        ("three", b"\xe2\x82\xac"), ("four", b"\xf0\x9f\x90\xa7"), ("the last", b"\xf4\x8f\xbf\xbf"),
    ]:
        yield f"{name} in a cell", b"a,b\n1," + odd + b"\n"
        yield f"{name} in the header", b"a" + odd + b",b\n1,2\n"
        yield f"{name} in quotes at the end", b'a,b\n1,"x' + odd + b'"'
    yield "no text at all", bytes(range(256))


def changed():
    """Two tables with a few bytes taken away, put in or doubled."""
    draw = random.Random(4180)
    for number in range(120):
        text = bytearray(draw.choice([PLAIN, WORDS]))
        for _ in range(draw.randint(1, 3)):
            place = draw.randrange(len(text))
            match draw.randrange(3):
                case 0: del text[place]
                case 1: text.insert(place, draw.choice(b'",\n\r;x1. \t'))
                case 2: text[place:place] = text[place : place + 3]
        yield f"changed {number + 1}", bytes(text)


def main():
    seen = set()
    for topic in [numbers, quotes, lines, rows, headers, encodings, changed]:
        blocks = []
        for name, text in topic():
            if text in seen or len(text) > 30_000:
                continue
            seen.add(text)
            blocks.append(f"# {name}\ntext: {escaped(text)}\npython: {seen_by_python(text)}\n")
        (FOLDER / f"{topic.__name__}.txt").write_text("\n".join(blocks))
    print(len(seen), "cases")


if __name__ == "__main__":
    main()
