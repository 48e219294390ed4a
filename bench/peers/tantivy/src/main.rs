//! The Tantivy peer of Kiosque's comparison: builds an index of articles, then answers and times queries on it.

mod analysis;
mod article;
mod build;
mod facets;
mod query;
mod schema;
mod search;
mod session;
mod usage;

use std::error::Error;
use std::path::Path;

/// What may go wrong at the edges: files, the index, a malformed line.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: build CORPUS DIR [--plain] [--merge]\n       search DIR QUERIES [--plain]";

fn main() -> Result<()> {
    let (options, words): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let chosen = |option: &str| options.iter().any(|o| o == option);
    let analyzer = analysis::analyzer(chosen("--plain"))?;
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", corpus, dir] => build::run(Path::new(corpus), Path::new(dir), analyzer, chosen("--merge")),
        ["search", dir, queries] => session::run(Path::new(dir), Path::new(queries), analyzer),
        _ => Err(USAGE.into()),
    }
}
