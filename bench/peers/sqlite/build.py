"""Building an index of a corpus, and what it cost. SQLite has one writer: one thread does all."""

import json
import shutil
import sqlite3
import time

import schema
import usage

# For a database that is built once and thrown away when building fails: no journal, no waiting for the disk.
PRAGMAS = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -262144",
)


def run(corpus, folder, plain):
    """Seconds of wall time and of CPU of the process, the most memory ever resident, bytes of the index."""
    start = time.perf_counter()
    empty(folder)
    build(corpus, folder / schema.FILE, plain)
    return {
        "engine": "SQLite FTS5",
        "version": sqlite3.sqlite_version,
        "wall_s": time.perf_counter() - start,
        "cpu_s": time.process_time(),
        "peak_kb": usage.kilobytes("VmHWM"),
        "bytes": sum(file.stat().st_size for file in folder.iterdir()),
    }


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def build(corpus, file, plain):
    database = sqlite3.connect(file, isolation_level=None)
    for statement in (*PRAGMAS, *schema.statements(plain)):
        database.execute(statement)
    database.execute("BEGIN")
    # No merging on the way: everything is merged once, at the end.
    database.execute("INSERT INTO words(words, rank) VALUES ('automerge', 0)")
    with open(corpus, encoding="utf-8") as lines:
        Writer(database).add_all(map(json.loads, lines))
    database.execute("INSERT INTO words(words) VALUES ('optimize')")
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.close()


class Writer:
    """Adds articles, numbered in their order, and numbers the values of facets in the order of their appearance."""

    def __init__(self, database):
        self.database = database
        self.values = {facet: {} for facet in schema.FACETS}

    def add_all(self, articles):
        for number, article in enumerate(articles, start=1):
            self.add_text(number, article)
            for facet in schema.FACETS:
                self.add_values(number, facet, article[facet])
        for facet, values in self.values.items():
            rows = ((value, name) for name, value in values.items())
            self.database.executemany(f"INSERT INTO {facet}_name VALUES (?, ?)", rows)

    def add_text(self, number, article):
        body = article["title"] + "\n" + article["text"]
        row = (number, article["id"], article["title"], body)
        self.database.execute("INSERT INTO article VALUES (?, ?, ?, ?)", row)
        self.database.execute("INSERT INTO words(rowid, body) VALUES (?, ?)", (number, body))

    def add_values(self, number, facet, names):
        known = self.values[facet]
        names = [names] if isinstance(names, str) else names
        rows = {(number, known.setdefault(name, len(known))) for name in names}
        self.database.executemany(f"INSERT INTO {facet} VALUES (?, ?)", rows)
