"""Starts the server on the demo's data, asks for the sign-in page until it answers, and stops it."""

import subprocess
import sys
import time
import urllib.error
import urllib.request

WAIT_S = 60


def answers(port: str) -> bool:
    """Whether the sign-in page comes with its form."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/entrar/", timeout=5) as page:  # noqa: S310
            return b"csrfmiddlewaretoken" in page.read()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def main(port: str) -> int:
    server = subprocess.Popen([sys.executable, "-m", "ventanilla", "serve", "--port", port])
    try:
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until and server.poll() is None:
            if answers(port):
                print("El demostrador responde.")
                return 0
            time.sleep(0.5)
        print("El demostrador no respondió.", file=sys.stderr)
        return 1
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
