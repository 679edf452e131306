"""What something costs on a day: lines of whole centavos, each with the sentence that explains it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ventanilla.lib.spoken import money
from ventanilla.tariffs.points.book import PESO, Book, Fee, Tax
from ventanilla.tariffs.points.lines import PriceLine, whole_centavos


@dataclass(frozen=True)
class Price:
    """The lines in order: the fee, its taxes."""

    lines: tuple[PriceLine, ...]

    @property
    def centavos(self) -> int:
        """The total, before rounding for payment."""
        return sum(line.centavos for line in self.lines)


def price(book: Book, code: str, *, on: date, use: str = "", times: int = 1) -> Price:
    """What `times` acts or periods of a fee cost on a day for a use class. Errors: UnknownFee; ValueError below one."""
    if times < 1:
        raise ValueError(f"{times} is not how many are charged")
    fee = book.fee(code, on, use)
    base = _fee_line(book, fee, on, times)
    return Price((base, *(_tax_line(tax, base) for tax in book.taxes_on(fee.concept, on, use))))


def _fee_line(book: Book, fee: Fee, on: date, times: int) -> PriceLine:
    many = f" × {times}" if times > 1 else ""
    if fee.unit == PESO:
        each, why = whole_centavos(fee.amount), money(whole_centavos(fee.amount))
    else:
        unit = book.unit(fee.unit, on)
        each = whole_centavos(fee.amount * unit.centavos / 100)
        why = f"{fee.amount.normalize():f} {unit.name} de {money(unit.centavos)}"
    total = each * times
    return PriceLine(fee.concept, fee.name, total, f"{why}{many} = {money(total)}", fee.citation, fee.assumed)


def _tax_line(tax: Tax, base: PriceLine) -> PriceLine:
    owed = whole_centavos(Decimal(base.centavos) / 100 * tax.percent / 100)
    why = f"{tax.percent.normalize():f} % de {money(base.centavos)} = {money(owed)}"
    return PriceLine(tax.code, tax.name, owed, why, tax.citation, tax.assumed)
