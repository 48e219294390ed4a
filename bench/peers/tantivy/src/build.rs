//! Building an index of a corpus, and what it cost.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexWriter};

use crate::Result;
use crate::article::Article;
use crate::schema::{ANALYSIS, Fields, schema};
use crate::usage;

/// The release that Cargo.toml pins.
const VERSION: &str = "0.27.0";

const THREADS: usize = 2;

/// For both threads together: at this size a segment is written.
const MEMORY_BYTES: usize = 256 << 20;

/// What building cost: seconds of wall time and CPU of the process, the most memory ever resident, bytes of the index.
#[derive(Serialize)]
struct Report {
    engine: &'static str,
    version: &'static str,
    wall_s: f64,
    cpu_s: f64,
    peak_kb: u64,
    bytes: u64,
}

pub fn run(corpus: &Path, dir: &Path, analyzer: TextAnalyzer, merge: bool) -> Result<()> {
    let start = Instant::now();
    build(corpus, dir, analyzer, merge)?;
    let report = Report {
        engine: "Tantivy",
        version: VERSION,
        wall_s: start.elapsed().as_secs_f64(),
        cpu_s: usage::process_cpu().as_secs_f64(),
        peak_kb: usage::kilobytes("VmHWM")?,
        bytes: size(dir)?,
    };
    println!("{}", serde_json::to_string(&report)?);
    Ok(())
}

/// With merge the index ends as one segment.
fn build(corpus: &Path, dir: &Path, analyzer: TextAnalyzer, merge: bool) -> Result<()> {
    empty(dir)?;
    let index = Index::create_in_dir(dir, schema())?;
    index.tokenizers().register(ANALYSIS, analyzer);
    let mut writer = index.writer_with_num_threads(THREADS, MEMORY_BYTES)?;
    add_all(corpus, &index, &writer)?;
    writer.commit()?;
    if merge {
        merge_all(&index, &mut writer)?;
    }
    writer.wait_merging_threads()?;
    Ok(())
}

fn empty(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    Ok(fs::create_dir_all(dir)?)
}

/// Reads and parses on this thread; the writer's threads analyse and index.
fn add_all(corpus: &Path, index: &Index, writer: &IndexWriter) -> Result<()> {
    let fields = Fields::of(&index.schema())?;
    for line in BufReader::new(File::open(corpus)?).lines() {
        let article: Article = serde_json::from_str(&line?)?;
        writer.add_document(fields.document(&article))?;
    }
    Ok(())
}

fn merge_all(index: &Index, writer: &mut IndexWriter) -> Result<()> {
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
        writer.garbage_collect_files().wait()?;
    }
    Ok(())
}

fn size(dir: &Path) -> Result<u64> {
    let mut bytes = 0;
    for file in fs::read_dir(dir)? {
        bytes += file?.metadata()?.len();
    }
    Ok(bytes)
}
