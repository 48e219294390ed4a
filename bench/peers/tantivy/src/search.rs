//! Answering queries on one thread, without any cache of queries or answers.

use std::path::Path;

use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::columnar::StrColumn;
use tantivy::query::Query;
use tantivy::schema::Value;
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{DocAddress, Index, Score, Searcher, TantivyDocument};

use crate::Result;
use crate::facets::{self, Counts};
use crate::query::BenchQuery;
use crate::schema::{ANALYSIS, Fields};

const BEST: usize = 10;

/// Characters of a snippet: as much as a line or two of a page of results.
const SNIPPET_CHARS: usize = 200;

/// How much of the answer is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// The ids of the best ten; documents that cannot be among them may be skipped.
    Top,
    /// The ids and the counts of the facets, for which every hit is visited.
    Facets,
    /// Also the title and one snippet of each of the ten.
    Full,
}

/// The answer to one query: total hits, ids and what is shown of the best ten, the first values of each facet.
#[derive(Default)]
pub struct Answer {
    pub hits: usize,
    pub ids: Vec<String>,
    pub shown: Vec<Shown>,
    pub facets: Counts,
}

/// What is shown of a hit; the snippet is HTML.
pub struct Shown {
    #[expect(dead_code, reason = "fetched and copied as for a reader; the protocol does not ask for it")]
    pub title: String,
    pub snippet: String,
}

pub struct ArticleSearcher {
    searcher: Searcher,
    fields: Fields,
    /// The column of ids of each segment.
    ids: Vec<StrColumn>,
    facets: Aggregations,
    analyzer: TextAnalyzer,
}

impl ArticleSearcher {
    pub fn open(dir: &Path, analyzer: TextAnalyzer) -> Result<ArticleSearcher> {
        let index = Index::open_in_dir(dir)?;
        index.tokenizers().register(ANALYSIS, analyzer.clone());
        let searcher = index.reader()?.searcher();
        Ok(ArticleSearcher {
            fields: Fields::of(&index.schema())?,
            ids: id_columns(&searcher)?,
            facets: facets::request(&searcher)?,
            searcher,
            analyzer,
        })
    }

    pub fn answer(&mut self, query: &BenchQuery, mode: Mode) -> Result<Answer> {
        let query = query.parse(self.fields.body, &mut self.analyzer);
        match mode {
            Mode::Top => self.top(&*query),
            _ => self.counted(&*query, mode),
        }
    }

    fn top(&self, query: &dyn Query) -> Result<Answer> {
        let best = self.searcher.search(query, &TopDocs::with_limit(BEST).order_by_score())?;
        Ok(Answer { ids: self.ids(&best)?, ..Answer::default() })
    }

    fn counted(&self, query: &dyn Query, mode: Mode) -> Result<Answer> {
        let counting = AggregationCollector::from_aggs(self.facets.clone(), Default::default());
        let collectors = (TopDocs::with_limit(BEST).order_by_score(), Count, counting);
        let (best, hits, counted) = self.searcher.search(query, &collectors)?;
        let shown = if mode == Mode::Full { self.show(query, &best)? } else { Vec::new() };
        Ok(Answer { hits, ids: self.ids(&best)?, shown, facets: facets::counts(counted) })
    }

    fn ids(&self, best: &[(Score, DocAddress)]) -> Result<Vec<String>> {
        best.iter().map(|&(_, at)| self.id(at)).collect()
    }

    fn id(&self, at: DocAddress) -> Result<String> {
        let column = &self.ids[at.segment_ord as usize];
        let mut id = String::new();
        if let Some(ord) = column.ords().first(at.doc_id) {
            column.ord_to_str(ord, &mut id)?;
        }
        Ok(id)
    }

    fn show(&self, query: &dyn Query, best: &[(Score, DocAddress)]) -> Result<Vec<Shown>> {
        let mut marker = SnippetGenerator::create(&self.searcher, query, self.fields.body)?;
        marker.set_max_num_chars(SNIPPET_CHARS);
        best.iter().map(|&(_, at)| self.show_one(&marker, at)).collect()
    }

    fn show_one(&self, marker: &SnippetGenerator, at: DocAddress) -> Result<Shown> {
        let doc: TantivyDocument = self.searcher.doc(at)?;
        let title = doc.get_first(self.fields.title).and_then(|value| value.as_str()).unwrap_or_default();
        Ok(Shown { title: title.to_owned(), snippet: marker.snippet_from_doc(&doc).to_html() })
    }
}

fn id_columns(searcher: &Searcher) -> Result<Vec<StrColumn>> {
    let columns = searcher.segment_readers().iter().map(|segment| segment.fast_fields().str("id"));
    columns.map(|column| column?.ok_or_else(|| "open index: no column of ids".into())).collect()
}
