//! Counting facet values by Tantivy's terms aggregation over columns.

use std::collections::BTreeMap;

use serde_json::json;
use tantivy::Searcher;
use tantivy::aggregation::Key;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, AggregationResults, BucketResult};

use crate::Result;
use crate::schema::FACETS;

const FIRST_VALUES: usize = 10;

/// By facet, its first values with their counts.
pub type Counts = BTreeMap<String, BTreeMap<String, u64>>;

/// The request for the first values of every facet, with exact counts.
pub fn request(searcher: &Searcher) -> Result<Aggregations> {
    let mut facets = serde_json::Map::new();
    for facet in FACETS {
        let terms = json!({"field": facet, "size": FIRST_VALUES, "segment_size": segment_size(searcher, facet)?});
        facets.insert(facet.to_owned(), json!({"terms": terms}));
    }
    Ok(serde_json::from_value(facets.into())?)
}

/// How many values a segment must report for exact counts: the first ones when it is alone, else all it has.
fn segment_size(searcher: &Searcher, facet: &str) -> Result<usize> {
    let mut most = FIRST_VALUES;
    if searcher.segment_readers().len() > 1 {
        for segment in searcher.segment_readers() {
            most = most.max(segment.fast_fields().str(facet)?.map_or(0, |column| column.num_terms()));
        }
    }
    Ok(most)
}

pub fn counts(results: AggregationResults) -> Counts {
    results.0.into_iter().map(|(facet, result)| (facet, values(result))).collect()
}

fn values(result: AggregationResult) -> BTreeMap<String, u64> {
    let AggregationResult::BucketResult(BucketResult::Terms { buckets, .. }) = result else {
        unreachable!("only terms are asked for");
    };
    buckets.into_iter().map(|bucket| (text(bucket.key), bucket.doc_count)).collect()
}

fn text(key: Key) -> String {
    match key {
        Key::Str(text) => text,
        other => other.to_string(),
    }
}
