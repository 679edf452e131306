# What the commands in bin/ stand on: it is sourced by them, never run. Finds uv, Python, PostgreSQL and Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PYTHONUNBUFFERED=1

say() { printf '\n== %s\n' "$*"; }
stop() { printf '\nNo se puede continuar: %s\n' "$*" >&2; exit 1; }
in_ci() { [ "${CI:-}" = "true" ] || [ "${CI:-}" = "1" ]; }
is_root() { [ "$(id -u)" = "0" ]; }

# A pyenv shim may exist and still fail, so each candidate is asked for its version.
find_uv() {
  local one
  for one in "${UV:-}" "$(command -v uv || true)" "$HOME/.local/bin/uv" "$PWD/.tools/bin/uv"; do
    if [ -n "$one" ] && "$one" --version >/dev/null 2>&1; then UV="$one"; export UV; return; fi
  done
  make_uv
}

make_uv() {
  local one
  for one in python3.13 python3 /usr/bin/python3 python; do
    if "$one" -c 'import venv, ensurepip' >/dev/null 2>&1; then
      say "No hay uv: se instala en .tools"
      "$one" -m venv .tools && .tools/bin/pip install --quiet --disable-pip-version-check uv </dev/null
      UV="$PWD/.tools/bin/uv"; export UV; return
    fi
  done
  stop "hace falta uv (https://docs.astral.sh/uv/) o un Python 3 con venv para instalarlo."
}

find_python() {
  "$UV" python find 3.13 >/dev/null 2>&1 || "$UV" python install 3.13 </dev/null >/dev/null 2>&1 ||
    stop "hace falta Python 3.13; uv no lo encontró ni lo pudo descargar. Instálelo y vuelva a intentar."
}

run() { "$UV" run --frozen --no-sync "$@"; }

as_postgres() { if is_root; then runuser -u postgres -- "$@"; else "$@"; fi; }

apt_install() {
  is_root && command -v apt-get >/dev/null || return 1
  say "Se instala con apt: $*"
  DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# The first address that accepts us and lets us create databases.
answering_postgres() {
  run python - "$USER_NAME" <<'PY' 2>/dev/null
import sys

import psycopg

for user in ("postgres", sys.argv[1]):
    try:
        with psycopg.connect(host="127.0.0.1", port=5432, user=user, dbname="postgres", connect_timeout=2) as found:
            may = found.execute("select rolcreatedb or rolsuper from pg_roles where rolname = current_user").fetchone()
    except psycopg.Error:
        continue
    if may and may[0]:
        print(f"postgresql://{user}@127.0.0.1:5432")
        sys.exit(0)
sys.exit(1)
PY
}

installed_postgres() { # the newest folder with initdb
  local found
  found="$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)"
  [ -n "$found" ] && dirname "$found"
}

start_cluster() { # binaries folder; leaves POSTGRES and CLUSTER
  CLUSTER="$(mktemp -d /tmp/ventanilla-pg.XXXXXX)"; CLUSTER_BIN="$1"
  if is_root; then chown postgres "$CLUSTER"; fi
  local port; port="$(run python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
  (cd "$CLUSTER" && as_postgres "$1/initdb" -D "$CLUSTER/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null &&
    as_postgres "$1/pg_ctl" -D "$CLUSTER/data" -w -l "$CLUSTER/log" \
      -o "-p $port -k $CLUSTER -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start >/dev/null) </dev/null
  POSTGRES="postgresql://postgres@127.0.0.1:$port"
  trap stop_cluster EXIT
}

stop_cluster() {
  if [ -n "${CLUSTER:-}" ]; then
    (cd "$CLUSTER" && as_postgres "$CLUSTER_BIN/pg_ctl" -D "$CLUSTER/data" -m immediate stop >/dev/null) || true
    rm -rf "$CLUSTER"
  fi
}

# Leaves POSTGRES as a database URL for the tests, or empty when, outside CI, there is none to be had.
find_postgres() {
  USER_NAME="$(id -un)"; POSTGRES=""
  local own; own="vt_$(pwd | cksum | cut -d' ' -f1)"
  if [ -n "${TEST_DATABASE_URL:-}" ]; then POSTGRES="$TEST_DATABASE_URL"; return; fi
  if ! POSTGRES="$(answering_postgres)"; then
    POSTGRES=""
    local binaries; binaries="$(installed_postgres || true)"
    if [ -z "$binaries" ] && apt_install postgresql; then binaries="$(installed_postgres || true)"; fi
    if [ -n "$binaries" ]; then start_cluster "$binaries"; fi
  fi
  if [ -n "$POSTGRES" ]; then POSTGRES="$POSTGRES/$own"; return; fi
  if in_ci; then stop "no hay PostgreSQL: instale el paquete postgresql o dé TEST_DATABASE_URL."; fi
  say "AVISO: no hay PostgreSQL y no se prueba en él. Instale el paquete postgresql o dé TEST_DATABASE_URL."
}

# Leaves CHROMIUM, or empty when, outside CI, there is none to be had.
find_chromium() {
  local one
  CHROMIUM="${CHROMIUM:-}"
  for one in "$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$one" ] && command -v "$one" >/dev/null; then CHROMIUM="$(command -v "$one")"; export CHROMIUM; return; fi
  done
  if apt_install chromium && command -v chromium >/dev/null; then CHROMIUM="$(command -v chromium)"; export CHROMIUM; return; fi
  if in_ci; then stop "no hay Chromium: instale el paquete chromium o diga dónde está en CHROMIUM."; fi
  CHROMIUM=""
  say "AVISO: no hay Chromium y no se prueba en navegador. Instale el paquete chromium o diga dónde está en CHROMIUM."
}
