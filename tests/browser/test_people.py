"""Working with others in real browsers: the first link, an invitation, what a viewer sees, a link with a password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.orders import orders_csv
from tests.browser.serving import Server, run, serving

PASSWORD = "seven green boats"
REFUSED = ("status of 401", "status of 404")
"""What a browser says of answers that these tests ask for."""


@pytest.fixture
def fresh(web_app: None, tmp_path: Path) -> Iterator[Server]:
    """A workspace with a map and no account, served as it is by default."""
    (tmp_path / "orders.csv").write_text(orders_csv(600), encoding="utf-8")
    run("import", tmp_path / "orders.csv", "-w", tmp_path / "ws", "--event", "what", "--channel", "place")
    run("map", "discover", "-w", tmp_path / "ws", "--title", "Orders", "--save")
    with serving(tmp_path / "ws", sign_in=True) as server:
        yield server


def make_owner(page: Page) -> None:
    page.get_by_label("Your name").fill("Mia Berg")
    page.get_by_label("E-mail").fill("mia@shop.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    expect(page.get_by_role("heading", name="Journeys", level=1)).to_be_visible()


def invite(page: Page, email: str) -> str:
    """The path of the invitation's link."""
    page.get_by_role("link", name="People").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Make an invitation").click()
    link = page.get_by_label("Invitation link").input_value()
    return link[link.index("/invite#") :]


def test_people_work_together_from_the_first_link_to_a_revoked_share(fresh: Server, visit: Visit) -> None:
    owner = visit(fresh, fresh.first_link)
    make_owner(owner)
    viewer = visit(fresh, invite(owner, "ole@shop.example"), expected=("status of 403",))
    viewer.get_by_label("Your name").fill("Ole Dahl")
    viewer.get_by_label("Password", exact=True).fill(PASSWORD)
    viewer.get_by_role("button", name="Create the account").click()

    expect(viewer.get_by_role("button", name="Account of Ole Dahl")).to_be_visible()
    for name in ("People", "Data"):
        expect(viewer.get_by_role("link", name=name, exact=True)).to_have_count(0)
    expect(viewer.get_by_role("button", name="New journey")).to_have_count(0)
    viewer.goto(fresh.url + "/journeys/orders")
    expect(viewer.get_by_role("grid")).to_be_visible()
    expect(viewer.get_by_role("button", name="Share", exact=True)).to_have_count(0)
    status = viewer.evaluate("fetch('/api/journeys/orders', {method: 'DELETE'}).then((answer) => answer.status)")
    assert status == 403

    owner.goto(fresh.url + "/journeys/orders")
    owner.get_by_role("button", name="Share", exact=True).click()
    owner.get_by_label("For whom").fill("Board")
    owner.get_by_label("Password (optional)").fill("river1")
    owner.get_by_role("button", name="Make a link").click()
    link = owner.get_by_label("Share link").input_value()

    guest = visit(fresh, link[link.index("/s/") :], expected=REFUSED)
    guest.get_by_label("Password").first.fill("wrong1")
    guest.get_by_role("button", name="Open").click()
    expect(guest.get_by_role("alert")).to_contain_text("does not open the link")
    guest.get_by_label("Password").first.fill("river1")
    guest.get_by_role("button", name="Open").click()
    expect(guest.get_by_role("grid")).to_be_visible()
    expect(guest.get_by_role("navigation")).to_have_count(0)
    assert guest.evaluate("fetch('/api/journeys').then((answer) => answer.status)") == 401

    owner.get_by_role("button", name="Revoke").click()
    expect(owner.get_by_label("Share link")).to_have_count(0)
    guest.reload()
    expect(guest.get_by_role("alert")).to_contain_text("shows nothing")

    owner.goto(fresh.url + "/people/audit")
    for words in ("made a share link", "revoked a share link", "invited", "joined"):
        expect(owner.get_by_role("cell", name=words, exact=True).first).to_be_visible()


def test_first_link_works_once_and_a_stranger_is_sent_to_the_door(fresh: Server, visit: Visit) -> None:
    stranger = visit(fresh, "/journeys/orders", expected=REFUSED)
    expect(stranger.get_by_text("Nobody has an account here yet")).to_be_visible()
    make_owner(visit(fresh, fresh.first_link))

    again = visit(fresh, fresh.first_link)
    expect(again.get_by_role("heading", name="This workspace has its owner")).to_be_visible()
    stranger.reload()
    stranger.get_by_label("E-mail").fill("mia@shop.example")
    stranger.get_by_label("Password", exact=True).fill("not the password")
    stranger.get_by_role("button", name="Sign in").click()
    expect(stranger.get_by_role("alert")).to_contain_text("do not fit together")
    stranger.get_by_label("Password", exact=True).fill(PASSWORD)
    stranger.get_by_role("button", name="Sign in").click()
    expect(stranger).to_have_url(fresh.url + "/journeys/orders")
    expect(stranger.get_by_role("grid")).to_be_visible()
