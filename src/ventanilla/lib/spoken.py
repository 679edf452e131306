"""Moments, days, durations and money as people read them in a Mexican office."""

from datetime import date, datetime, timedelta

DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
MONTH_NAMES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def day(on: date) -> str:
    """A day with its weekday.

    >>> day(date(2026, 11, 20))
    'vie 20 nov 2026'
    """
    return f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def moment(at: datetime, today: date) -> str:
    """A local moment; near days are said by name.

    >>> moment(datetime(2026, 11, 20, 10, 40), date(2026, 11, 20))
    'hoy 10:40'
    >>> moment(datetime(2026, 11, 20, 9, 5), date(2026, 11, 25))
    'vie 20 nov 2026, 9:05'
    """
    hour = f"{at.hour}:{at.minute:02d}"
    near = {today: "hoy", today - timedelta(days=1): "ayer", today + timedelta(days=1): "mañana"}
    name = near.get(at.date())
    return f"{name} {hour}" if name else f"{day(at.date())}, {hour}"


def days_left(days: int, over: bool = False) -> str:
    """Business days left until a term ends. `over` says that it ended, perhaps before a day that is no business day.

    >>> days_left(3), days_left(1), days_left(0), days_left(-1), days_left(0, over=True)
    ('quedan 3 días hábiles', 'queda 1 día hábil', 'vence hoy', 'vencido hace 1 día hábil', 'vencido')
    """
    if days == 0:
        return "vencido" if over else "vence hoy"
    words = f"{abs(days)} {'día hábil' if abs(days) == 1 else 'días hábiles'}"
    if days < 0:
        return f"vencido hace {words}"
    return f"{'queda' if days == 1 else 'quedan'} {words}"


def money(centavos: int) -> str:
    """Whole centavos as pesos.

    >>> money(123747), money(-5)
    ('$1,237.47', '-$0.05')
    """
    sign = "-" if centavos < 0 else ""
    return f"{sign}${abs(centavos) // 100:,}.{abs(centavos) % 100:02d}"


def duration(took: timedelta) -> str:
    """How long something took, in its two largest units; calendar time.

    >>> duration(timedelta(days=4, hours=2)), duration(timedelta(hours=3, minutes=20)), duration(timedelta(seconds=40))
    ('4 días 2 h', '3 h 20 min', 'menos de 1 min')
    """
    minutes = int(took.total_seconds() // 60)
    days, hours, left = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} día{'' if days == 1 else 's'}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h" + (f" {left} min" if left else "")
    return f"{left} min" if left else "menos de 1 min"
