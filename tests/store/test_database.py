"""Many writers of one process: each gets its turn."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from sojourn.store.database import Database

WRITERS, EACH, HELD = 16, 8, 0.004


def test_writers_wait_for_each_other_and_none_starves(tmp_path: Path) -> None:
    database = Database(tmp_path / "workspace.db")
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE turns (writer INTEGER)")
    waits: list[float] = []

    def write(writer: int) -> None:
        for _ in range(EACH):
            asked = time.monotonic()
            with database.write() as connection:
                waits.append(time.monotonic() - asked)
                connection.exec_driver_sql(f"INSERT INTO turns VALUES ({writer})")
                threading.Event().wait(HELD)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM turns").scalar_one() == WRITERS * EACH
    assert max(waits) < 5
    database.close()
