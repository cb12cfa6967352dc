"""Makes arrays.txt in this folder: files that NumPy saves, in hexadecimal characters, and what is in them.

    python3 make_arrays.py      # needs NumPy

A case is four lines and a blank one: `# name`, the shape, the numbers in their order, the bytes of the file.
"""

import io
import pathlib

import numpy as np

FORMATS = ["f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]


def saved(array, version=(1, 0)):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def arrays():
    numbers = [[0, 1, 2], [3, 100, 127]]
    for name in FORMATS:
        for order in "<>":
            yield f"{order}{name}", np.array(numbers, order + name)
    yield "negative", np.array([[-1.5, 0.1], [1e300, -0.0]], "f8")
    yield "negative whole", np.array([-128, 127, -1], "i1")
    yield "bytes", np.array([0, 127, 128, 255], "u1")
    yield "truth", np.array([[True, False], [False, True]])
    yield "columns first", np.asfortranarray(np.array(numbers, "f4"))
    yield "three dimensions", np.arange(24, dtype="u1").reshape(2, 3, 4)
    yield "three dimensions, the first first", np.asfortranarray(np.arange(24, dtype="i4").reshape(2, 3, 4))
    yield "one number", np.array([7], "f8")
    yield "no rows", np.zeros((0, 3), "f4")


def archive(save):
    file = io.BytesIO()
    save(file, x=np.array([[1, 2], [3, 4]], "f4"), y=np.array([0, 1], "i8"))
    return file.getvalue()


def main():
    cases = [(name, array, saved(array)) for name, array in arrays()]
    cases += [(f"version {n}", np.array([1.0]), saved(np.array([1.0]), (n, 0))) for n in (2, 3)]
    blocks = [
        f"# {name}\n{' '.join(map(str, array.shape))}\n"
        f"numbers {' '.join(repr(float(number)) for number in array.flatten(order='C'))}\n{data.hex()}\n"
        for name, array, data in cases
    ]
    for name, save in [("archive", np.savez), ("packed archive", np.savez_compressed)]:
        blocks.append(f"# {name}\n2 2\nnumbers 1.0 2.0 3.0 4.0\n{archive(save).hex()}\n")
    (pathlib.Path(__file__).parent / "arrays.txt").write_text("\n".join(blocks))


if __name__ == "__main__":
    main()
