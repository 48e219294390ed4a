//! How text becomes terms: Tantivy's English analysis, or plain words when engines are checked against each other.

use std::str::CharIndices;

use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer, Token, TokenStream,
    Tokenizer,
};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::Result;

/// Names the file of stop words, one a line.
const STOP_WORDS: &str = "KIOSQUE_BENCH_STOP";

/// The limit of Tantivy's own "en_stem", in bytes: what is longer is no word.
const LONGEST_WORD: usize = 40;

pub fn analyzer(plain: bool) -> Result<TextAnalyzer> {
    Ok(if plain { plain_words() } else { english(stop_words()?) })
}

fn english(stop_words: Vec<String>) -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(StopWordFilter::remove(stop_words))
        .filter(Stemmer::new(Language::English))
        .build()
}

/// The words of the file that the environment names; none when it names no file.
fn stop_words() -> Result<Vec<String>> {
    match std::env::var(STOP_WORDS) {
        Ok(file) => Ok(std::fs::read_to_string(file)?.lines().map(str::to_owned).collect()),
        Err(_) => Ok(Vec::new()),
    }
}

fn plain_words() -> TextAnalyzer {
    TextAnalyzer::builder(LettersAndDigits::default()).filter(LowerCaser).build()
}

/// Cuts text into runs of letters (L*) and decimal digits (Nd). Tantivy's SimpleTokenizer also takes marks and other
/// numbers, which the other engines do not.
#[derive(Clone, Default)]
struct LettersAndDigits {
    token: Token,
}

impl Tokenizer for LettersAndDigits {
    type TokenStream<'a> = Runs<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Runs<'a> {
        self.token.reset();
        Runs { text, chars: text.char_indices(), token: &mut self.token }
    }
}

/// The runs of one text, from first to last.
struct Runs<'a> {
    text: &'a str,
    chars: CharIndices<'a>,
    token: &'a mut Token,
}

impl TokenStream for Runs<'_> {
    fn advance(&mut self) -> bool {
        let Some((from, _)) = self.chars.find(|&(_, c)| is_letter_or_digit(c)) else {
            return false;
        };
        let to = self.chars.find(|&(_, c)| !is_letter_or_digit(c)).map_or(self.text.len(), |(at, _)| at);
        self.token.position = self.token.position.wrapping_add(1);
        (self.token.offset_from, self.token.offset_to) = (from, to);
        self.token.text.clear();
        self.token.text.push_str(&self.text[from..to]);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

fn is_letter_or_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.general_category_group() == GeneralCategoryGroup::Letter || c.general_category() == GeneralCategory::DecimalNumber
}
