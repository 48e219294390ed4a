"""The SQLite peer of Kiosque's comparison: builds an FTS5 index of articles, then answers and times queries on it."""

import json
import sys
import time
from pathlib import Path

import build
import search
import usage

USAGE = """usage: build CORPUS DIR [--plain]
       search DIR QUERIES [--plain]"""


def main(arguments):
    plain = "--plain" in arguments
    match [word for word in arguments if not word.startswith("--")]:
        case ["build", corpus, folder]:
            say(build.run(Path(corpus), Path(folder), plain))
        case ["search", folder, queries]:
            converse(search.ArticleSearcher(Path(folder)), search.read_queries(Path(queries), plain))
        case _:
            sys.exit(USAGE)


def converse(searcher, queries):
    """Answers each command on standard input with one line of JSON, until "quit" or the end."""
    for line in sys.stdin:
        match line.split():
            case ["pass", mode]:
                say(one_pass(searcher, queries, mode))
            case ["results"]:
                say(results(searcher, queries))
            case ["memory"]:
                say({"resident_kb": usage.kilobytes("VmRSS"), "anonymous_kb": usage.kilobytes("RssAnon")})
            case ["quit"]:
                return
            case _:
                sys.exit(f"unknown command {line!r}")


def one_pass(searcher, queries, mode):
    """Runs every query once; times in microseconds."""
    answer = {"top": searcher.top, "facets": searcher.facets, "full": searcher.full}[mode]
    cpu, wall = [], []
    process_start = time.process_time_ns()
    for query in queries:
        wall_start, cpu_start = time.perf_counter_ns(), time.thread_time_ns()
        answer(query)
        cpu.append((time.thread_time_ns() - cpu_start) / 1000)
        wall.append((time.perf_counter_ns() - wall_start) / 1000)
    process = (time.process_time_ns() - process_start) // 1000
    return {"cpu_us": cpu, "wall_us": wall, "process_cpu_us": process}


def results(searcher, queries):
    answers = [searcher.full(query) for query in queries]
    return {
        "hits": [answer.hits for answer in answers],
        "best": [answer.best[0].id if answer.best else "" for answer in answers],
        "facets": [answer.facets for answer in answers],
        "snippets": [answer.best[0].snippet if answer.best else "" for answer in answers],
    }


def say(value):
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
