"""Every screen that opens without a number is clean for axe and fits a phone, for somebody who may open it."""

from pathlib import Path

import pytest

from tests.architecture.routes import all_routes
from tests.cast import POSTS
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import PackView

PACK = Path(__file__).resolve().parents[2] / "packs" / "naucalpan"
PLAIN = [(f"/{route.address}", route.needs) for route in all_routes() if not route.converters]


def keeper_of(permission: str | None) -> str:
    """Somebody of the cast whose post gives the permission; "" for a screen open to all."""
    if permission is None:
        return ""
    posts = PackView(read_folder(PACK)).section("organisation").posts
    holders = (
        who for who, (_, post) in POSTS.items() if post and (not permission or permission in posts[post].permissions)
    )
    return next(holders, "")


@pytest.mark.parametrize(("path", "permission"), PLAIN, ids=[path for path, _ in PLAIN])
def test_a_screen_is_clean_and_fits_a_phone(path, permission, page_of, axe, look):
    who = keeper_of(permission)
    assert who or permission is None, f"nobody of the cast may open {path}"
    page = page_of(who)
    asked = page.request.get(path)
    if asked.status == 405 or "text/html" not in asked.headers.get("content-type", ""):
        pytest.skip("nothing to look at: it is only sent to, or it is a file")
    assert page.goto(path).status == 200
    axe(page)
    look(page, path.strip("/").replace("/", "-") or "inicio")
