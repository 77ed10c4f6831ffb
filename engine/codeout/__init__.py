"""Code out: derivatives as programs. Everything public of this package is named here."""

from engine.codeout.write import LANGUAGES, MODES, Code, Language, write_code

__all__ = ["LANGUAGES", "MODES", "Code", "Language", "write_code"]
