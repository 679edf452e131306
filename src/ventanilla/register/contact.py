"""Phones in E.164 and the checks of RFC and CURP; what is wrong is said, never thrown away. Pure."""

import re

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.mx import curp as curp_rules
from stdnum.mx import rfc as rfc_rules

_TEN_DIGITS = re.compile(r"[2-9]\d{9}")
_SPLIT = re.compile(r"[;/,]|\sy\s|\so\s")


def phone_of(text: str, country: str = "MX") -> str | None:
    """The number in E.164, or None when it is not one of that country or with its prefix.

    >>> phone_of("55 1234-5678")
    '+525512345678'
    """
    digits = re.sub(r"[\s().\-]", "", text)
    if country == "MX" and _TEN_DIGITS.fullmatch(digits):
        return f"+52{digits}"  # every national number of Mexico; the library's way costs ten times as much
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phones_of(text: str, country: str = "MX") -> tuple[list[str], list[str]]:
    """Several numbers written in one cell: those understood, and those that are not."""
    if country == "MX" and _TEN_DIGITS.fullmatch(text):
        return [f"+52{text}"], []
    good: list[str] = []
    bad: list[str] = []
    for part in _SPLIT.split(text):
        if part.strip():
            number = phone_of(part, country)
            (good if number else bad).append(number or part.strip())
    return list(dict.fromkeys(good)), bad


def shown_phone(number: str, country: str) -> str:
    """As people of that country write it: national spacing at home, international abroad."""
    parsed = phonenumbers.parse(number, country)
    style = phonenumbers.PhoneNumberFormat.NATIONAL
    if parsed.country_code != phonenumbers.country_code_for_region(country):
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def identity_warnings(rfc: str, curp: str) -> list[str]:
    """What looks wrong in an RFC or a CURP, in Spanish; the data are kept as they came."""
    found = []
    for label, value, rules in (("RFC", rfc, rfc_rules), ("CURP", curp, curp_rules)):
        if not value:
            continue
        try:
            rules.validate(value)
        except ValidationError:
            found.append(f"El {label} «{value}» no cumple la estructura oficial; confírmelo con la persona.")
    return found


_COMPANY = re.compile(
    r"\bs\.\s?[ac]\.|\ba\.\s?[cr]\.|\bsa\s+de\s+(cv|c\.|rl)|\bs\.?\s*de\s*r\.?\s?l|\bsapi\b|\bs\.?\s?c\.?\s*$",
    re.IGNORECASE,
)


def looks_like_company(name: str, rfc: str = "") -> bool:
    """A legal person: its RFC has twelve characters, or its name ends in S.A., S.C., A.C., S. de R.L.…"""
    compact = re.sub(r"[^A-Za-z0-9&Ññ]", "", rfc)
    return len(compact) == 12 or (not compact and bool(_COMPANY.search(name)))
