//! The fields of an article in the index.

use tantivy::TantivyDocument;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::RAW_TOKENIZER_NAME;

use crate::Result;
use crate::article::Article;

/// The name under which the analysis of the body is registered.
pub const ANALYSIS: &str = "body";

/// The facets, each a field of its own.
pub const FACETS: [&str; 3] = ["year", "countries", "orgs"];

/// The fields: the id is a column, since it is read of every hit; the title and the searchable body are stored.
pub struct Fields {
    pub id: Field,
    pub title: Field,
    pub body: Field,
    facets: [Field; 3],
}

impl Fields {
    pub fn of(schema: &Schema) -> Result<Fields> {
        let [year, countries, orgs] = FACETS;
        Ok(Fields {
            id: schema.get_field("id")?,
            title: schema.get_field("title")?,
            body: schema.get_field("body")?,
            facets: [schema.get_field(year)?, schema.get_field(countries)?, schema.get_field(orgs)?],
        })
    }

    pub fn document(&self, article: &Article) -> TantivyDocument {
        let [year, countries, orgs] = self.facets;
        let mut doc = TantivyDocument::default();
        doc.add_text(self.id, &article.id);
        doc.add_text(self.title, &article.title);
        doc.add_text(self.body, article.searchable());
        doc.add_text(year, &article.year);
        article.countries.iter().for_each(|name| doc.add_text(countries, name));
        article.orgs.iter().for_each(|name| doc.add_text(orgs, name));
        doc
    }
}

pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    schema.add_text_field("id", TextOptions::default().set_fast(RAW_TOKENIZER_NAME));
    schema.add_text_field("title", TextOptions::default().set_stored());
    schema.add_text_field("body", searchable());
    for facet in FACETS {
        schema.add_text_field(facet, countable());
    }
    schema.build()
}

/// Stored, and indexed with positions for phrases.
fn searchable() -> TextOptions {
    let indexing =
        TextFieldIndexing::default().set_tokenizer(ANALYSIS).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_stored().set_indexing_options(indexing)
}

/// Whole values: a column to count in, and terms to filter by (as a reader who clicks on a value would need).
fn countable() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(RAW_TOKENIZER_NAME)
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    TextOptions::default().set_fast(RAW_TOKENIZER_NAME).set_indexing_options(indexing)
}
