"""Adapters: the lake (Delta), the database (SQLite, PostgreSQL), the engine (DuckDB) and file intake."""
