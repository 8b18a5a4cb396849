"""Files from the browser: their names are never trusted, their size is limited, nothing half-written stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sojourn.app.uploads import Uploads, safe_name
from sojourn.kernel.errors import InvalidInput, NotFound


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("orders.csv", "orders.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\заказы 2024.csv.gz", "заказы 2024.csv.gz"),
        (".hidden", "hidden"),
        ("..", "upload"),
        ("a\x00b<script>.csv", "a_b_script_.csv"),
        ("x" * 300 + ".parquet", "x" * 112 + ".parquet"),
    ],
)
def test_safe_name_stays_in_its_folder_and_keeps_the_ending(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_upload_is_found_by_its_id_until_discarded(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path, limit=100)
    incoming = uploads.begin("a.csv", None)
    incoming.write(b"time,")
    incoming.write(b"event\n")
    incoming.finish()

    assert [path.read_bytes() for path in uploads.files(incoming.id)] == [b"time,event\n"]
    uploads.discard(incoming.id)
    with pytest.raises(NotFound):
        uploads.files(incoming.id)


@pytest.mark.parametrize("identity", ["", "..", "../x", "0" * 16, "Z" * 16])
def test_upload_with_a_strange_id_is_not_found(tmp_path: Path, identity: str) -> None:
    with pytest.raises(NotFound):
        Uploads(tmp_path, limit=100).files(identity)


def test_upload_beyond_the_limit_is_refused_announced_or_not(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path, limit=10)

    with pytest.raises(InvalidInput, match="larger than"):
        uploads.begin("a.csv", 11)
    incoming = uploads.begin("a.csv", None)
    incoming.write(b"0123456789")
    with pytest.raises(InvalidInput, match="larger than"):
        incoming.write(b"x")
    incoming.abandon()
    assert list(tmp_path.iterdir()) == []


def test_upload_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="empty"):
        Uploads(tmp_path, limit=10).begin("a.csv", 0).finish()


def test_upload_of_several_files_keeps_them_together_and_a_failed_one_takes_none_along(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path, limit=100)
    first = uploads.begin("a.csv", None)
    first.write(b"1")
    first.finish()
    second = uploads.begin("b.csv", None, first.id)
    second.write(b"2")
    assert [path.name for path in uploads.files(first.id)] == ["a.csv"]
    second.finish()
    third = uploads.begin("c.csv", None, first.id)
    third.abandon()

    assert second.id == first.id
    assert [path.name for path in uploads.files(first.id)] == ["a.csv", "b.csv"]
