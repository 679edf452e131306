"""Settings, read once from the environment; there is one file and no forest of variants."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ventanilla.floors import APPS

BASE = Path(__file__).resolve().parent
ROOT = BASE.parent.parent
VAR = Path(os.environ.get("VENTANILLA_VAR", ROOT / "var"))
VAR.mkdir(parents=True, exist_ok=True)


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "") in ("1", "true", "yes", "sí")


def _secret() -> str:
    """The signing key: from the environment, else one made at first start and kept beside the data."""
    if key := os.environ.get("VENTANILLA_SECRET_KEY"):
        return key
    kept = VAR / "secret_key"
    if not kept.exists():
        import secrets

        try:
            handle = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return kept.read_text()
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(64))
    return kept.read_text()


def database(url: str) -> dict[str, Any]:
    """A Django database from a URL: sqlite:///path or postgresql://user:password@host:port/name."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            # A file, as in production, so that tests may use several connections at once.
            "TEST": {"NAME": str(VAR / "test.sqlite3")},
            "NAME": parts.path[1:] if parts.path.startswith("//") else parts.path.lstrip("/") or ":memory:",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                # WAL with synchronous=NORMAL loses acknowledged commits at power loss; FULL does not.
                # Without recursive_triggers, INSERT OR REPLACE would delete a protected row unseen.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA recursive_triggers=ON;",
            },
        }
    return {
        "ENGINE": "ventanilla.journal.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        # One connection for each thread that serves, kept: a pool would make requests wait for a server that is away,
        # and people behind them, where a connection is refused at once. One that died is noticed before it is used:
        # ventanilla.journal.postgresql.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Values travel apart from the SQL, so that the plan of some statements can be kept: ventanilla.journal.plans.
        "OPTIONS": {
            "connect_timeout": 3,
            "tcp_user_timeout": 10_000,
            "server_side_binding": True,
        },
    }


SECRET_KEY = _secret()
DEBUG = _flag("VENTANILLA_DEBUG")
DEMO = _flag("VENTANILLA_DEMO")
ALLOWED_HOSTS = os.environ.get("VENTANILLA_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("VENTANILLA_ORIGINS", "").split(",") if o]
HTTPS = _flag("VENTANILLA_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "ventanilla.staff.sessions"
SESSION_COOKIE_AGE = 10 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    *APPS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ventanilla.staff.middleware.refuse_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "style-src": ["'self'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
}
ROOT_URLCONF = "ventanilla.urls"
WSGI_APPLICATION = "ventanilla.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ventanilla.staff.context.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "ventanilla.staff.templatetags.words",
                "ventanilla.deadlines.templatetags.clock",
            ],
        },
    }
]
FORM_RENDERER = "ventanilla.staff.rendering.Tabler"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'ventanilla.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "ventanilla.staff.backends.Staff",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# After five failures of one account from one address, a wait of fifteen minutes that grows no further.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "ventanilla.staff.views.throttle.refuse_for_now"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
LOGIN_URL = "/entrar/"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "es-mx"
TIME_ZONE = "America/Mexico_City"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE / "static"]
# Collected, hashed and compressed when `serve` says so; else straight from where the build leaves them.
COLLECTED = _flag("VENTANILLA_COLLECTED")
WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR / "files"


def mailer(url: str) -> dict[str, Any]:
    """A Django mailer from smtp://user:password@host:587 (STARTTLS), smtps://, or smtp+plain:// for a local relay."""
    parts = urlsplit(url)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname or "localhost",
            "port": parts.port or {"smtps": 465, "smtp": 587}.get(parts.scheme, 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp",
            "use_ssl": parts.scheme == "smtps",
            "timeout": 10,
        },
    }


# Without a server e-mails wait in the outbox; in a demo they are written as files under the data's folder.
SMTP = os.environ.get("VENTANILLA_SMTP", "")
DEFAULT_FROM_EMAIL = os.environ.get("VENTANILLA_MAIL_FROM", "ventanilla@localhost")
_FOLDER = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": str(VAR / "correos")},
}
MAILERS: dict[str, Any] = {"default": mailer(SMTP)} if SMTP else {"default": _FOLDER} if DEMO else {}
SILENCED_SYSTEM_CHECKS = ["mail.W001"]  # no server of mail is a choice, and the outbox says it
SMS_URL, SMS_TOKEN = os.environ.get("VENTANILLA_SMS_URL", ""), os.environ.get("VENTANILLA_SMS_TOKEN", "")
TEST_RUNNER = "django.test.runner.DiscoverRunner"
# What fails is told where the server writes, also when nobody debugs; refused pages (4xx) are not.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
