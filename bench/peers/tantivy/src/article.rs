//! The corpus: one article a line.

use serde::Deserialize;

/// One line of the corpus.
#[derive(Deserialize)]
pub struct Article {
    pub id: String,
    pub title: String,
    pub text: String,
    pub year: String,
    pub countries: Vec<String>,
    pub orgs: Vec<String>,
}

impl Article {
    /// The one searchable text: the title, a line break, the body.
    pub fn searchable(&self) -> String {
        format!("{}\n{}", self.title, self.text)
    }
}
