"""The machine, the programs' versions and the day, as lines of bench/RESULTS.md."""

import datetime
import importlib.metadata
import os
import pathlib
import platform
import subprocess

from measuring import DESCENT, HERE


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, cwd=HERE).stdout.strip()


def processor():
    information = pathlib.Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def caches():
    """Level, kind and size of each cache of the first core."""
    for folder in sorted(pathlib.Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        level, kind, size = ((folder / name).read_text().strip() for name in ("level", "type", "size"))
        yield f"L{level}{'' if kind == 'Unified' else ' ' + kind.lower()} {size}"


def memory():
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 2**30:.0f} GiB of memory"


def instructions():
    recipe = "data xor\nmodel mlp [_, 2, _]\ntrain 1 steps\n"
    lines = subprocess.run([DESCENT, "run", "-", "--events", "json", "--quiet"], input=recipe, text=True,
                           capture_output=True).stdout
    return lines.split('"isa":"')[1].split('"')[0] if '"isa":"' in lines else "unknown"


def versions():
    for package, name in (("torch", "PyTorch"), ("jax", "JAX"), ("scikit-learn", "scikit-learn"),
                          ("numpy", "NumPy")):
        try:
            yield f"{name} {importlib.metadata.version(package)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} absent"


def facts():
    commit = said("git", "rev-parse", "--short", "HEAD")
    yield f"{datetime.date.today()}; load of the machine in the last minute {os.getloadavg()[0]:.1f}"
    yield f"{processor()}, {os.cpu_count()} cores, {memory()}; caches of a core: {', '.join(caches())}"
    yield f"{platform.system()} {platform.release()}; Python {platform.python_version()}"
    yield f"{said(DESCENT, '--version')}, commit {commit}, its kernels for {instructions()}"
    yield ", ".join(versions())
