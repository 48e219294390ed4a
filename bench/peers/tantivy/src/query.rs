//! The queries of the comparison, and the same as queries of Tantivy.

use std::path::Path;

use tantivy::Term;
use tantivy::query::{BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::TextAnalyzer;

use crate::Result;

/// A query; its kind is word, or, and, phrase.
pub struct BenchQuery {
    kind: String,
    words: String,
}

/// Reads lines "kind TAB band TAB words"; the band is the driver's concern.
pub fn read(file: &Path) -> Result<Vec<BenchQuery>> {
    std::fs::read_to_string(file)?.lines().map(parse_line).collect()
}

fn parse_line(line: &str) -> Result<BenchQuery> {
    match line.split('\t').collect::<Vec<_>>()[..] {
        [kind, _, words] => Ok(BenchQuery { kind: kind.to_owned(), words: words.to_owned() }),
        _ => Err(format!("read query {line:?}: not three columns").into()),
    }
}

impl BenchQuery {
    /// The query on a field; of nothing but stop words none is left, and nothing is found.
    pub fn parse(&self, field: Field, analyzer: &mut TextAnalyzer) -> Box<dyn Query> {
        let mut terms = terms(&self.words, field, analyzer);
        match (terms.len(), self.kind.as_str()) {
            (0, _) => Box::new(EmptyQuery),
            (1, _) => term_query(terms.remove(0).1),
            (_, "phrase") => Box::new(PhraseQuery::new_with_offset(terms)),
            (_, "and") => boolean(Occur::Must, terms),
            _ => boolean(Occur::Should, terms),
        }
    }
}

/// The terms with their positions: where a stop word was dropped, a phrase keeps a gap.
fn terms(words: &str, field: Field, analyzer: &mut TextAnalyzer) -> Vec<(usize, Term)> {
    let mut terms = Vec::new();
    analyzer
        .token_stream(words)
        .process(&mut |token| terms.push((token.position, Term::from_field_text(field, &token.text))));
    terms
}

fn term_query(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn boolean(occur: Occur, terms: Vec<(usize, Term)>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(terms.into_iter().map(|(_, term)| (occur, term_query(term))).collect()))
}
