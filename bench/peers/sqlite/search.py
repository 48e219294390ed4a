"""Answering queries on one thread, without any cache of queries or answers."""

import os
import sqlite3
from dataclasses import dataclass, field
from typing import NamedTuple

import schema

STOP_WORDS = "KIOSQUE_BENCH_STOP"  # names a file, one word a line

PRAGMAS = (
    "PRAGMA mmap_size = 2147418112",  # the most that SQLite maps as it is usually compiled
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)

# "ORDER BY rank" is what FTS5's documentation asks for: the table sorts, and only ten rows are fetched and marked.
BEST = """
    SELECT {columns} FROM words JOIN article ON article.number = words.rowid
    WHERE words MATCH ? ORDER BY words.rank LIMIT 10"""

SNIPPET = "snippet(words, 0, '<b>', '</b>', '…', 32)"

# The hits of the query at hand, so that three facets are counted over one search.
HITS = "CREATE TEMP TABLE hit (article INTEGER PRIMARY KEY)"

COUNT = """
    SELECT name, hits FROM (
        SELECT value, count(*) AS hits FROM hit CROSS JOIN {facet} USING (article)
        GROUP BY value ORDER BY hits DESC, value LIMIT 10)
    JOIN {facet}_name USING (value)"""


class Hit(NamedTuple):
    id: str
    title: str = ""
    snippet: str = ""


@dataclass
class Answer:
    best: list
    hits: int = 0
    facets: dict = field(default_factory=dict)


class ArticleSearcher:
    """An index opened for reading; queries are FTS5 expressions."""

    def __init__(self, folder):
        file = (folder / schema.FILE).absolute().as_uri()
        self.database = sqlite3.connect(f"{file}?mode=ro&immutable=1", uri=True, isolation_level=None)
        for statement in (*PRAGMAS, HITS):
            self.database.execute(statement)

    def top(self, query):
        """The ids of the best ten."""
        return Answer(self._best(query, "article.id"))

    def facets(self, query):
        """Also the number of hits and the first values of every facet."""
        return Answer(self._best(query, "article.id"), *self._counts(query))

    def full(self, query):
        """Also the title and one snippet of each of the ten."""
        return Answer(self._best(query, f"article.id, article.title, {SNIPPET}"), *self._counts(query))

    def _best(self, query, columns):
        if not query:
            return []
        return [Hit(*row) for row in self.database.execute(BEST.format(columns=columns), (query,))]

    def _counts(self, query):
        if not query:
            return 0, {facet: {} for facet in schema.FACETS}
        self.database.execute("DELETE FROM hit")
        found = self.database.execute("INSERT INTO hit SELECT rowid FROM words WHERE words MATCH ?", (query,))
        return found.rowcount, {facet: self._values(facet) for facet in schema.FACETS}

    def _values(self, facet):
        return dict(self.database.execute(COUNT.format(facet=facet)))


def read_queries(file, plain):
    """FTS5 expressions of lines "kind TAB band TAB words"; the band is the driver's concern."""
    stop_words = set() if plain else read_stop_words()
    lines = file.read_text(encoding="utf-8").splitlines()
    return [expression(*line.split("\t"), stop_words) for line in lines]


def read_stop_words():
    file = os.environ.get(STOP_WORDS)
    return set(open(file, encoding="utf-8").read().split()) if file else set()


def expression(kind, _band, words, stop_words):
    """Stop words leave the query, since FTS5 cannot leave them out of the index; a phrase keeps its own."""
    if kind == "phrase":
        return quoted(words)
    wanted = [quoted(word) for word in words.split() if word.lower() not in stop_words]
    return (" AND " if kind == "and" else " OR ").join(wanted)


def quoted(words):
    return '"' + words.replace('"', '""') + '"'
