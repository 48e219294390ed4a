"""The tables of the index.

The words are an FTS5 table of external content: the text stands once, in the table of articles, where snippet() finds
it. Every facet has a narrow table (article, value) clustered by article, and a table of the names of its values:
counting reads small integers in the order of the hits, and never the wide rows that hold the texts.
"""

FILE = "articles.db"

FACETS = ("year", "countries", "orgs")

# FTS5's Porter stemmer over its Unicode tokenizer, which by default drops diacritics. FTS5 has no stop words.
ENGLISH = "porter unicode61"

# Runs of letters and decimal digits, lower-cased; nothing dropped, nothing stemmed.
PLAIN = "unicode61 remove_diacritics 0 categories 'L* Nd'"


def statements(plain):
    """What creates the tables of an empty database."""
    tokenizer = (PLAIN if plain else ENGLISH).replace("'", "''")
    yield "CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT)"
    yield f"CREATE VIRTUAL TABLE words USING fts5(body, content='article', content_rowid='number', tokenize='{tokenizer}')"
    for facet in FACETS:
        yield f"CREATE TABLE {facet} (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID"
        yield f"CREATE TABLE {facet}_name (value INTEGER PRIMARY KEY, name TEXT)"
