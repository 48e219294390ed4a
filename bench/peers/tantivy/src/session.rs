//! The conversation with the driver: a command a line on standard input, one line of JSON as the answer to each.

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tantivy::tokenizer::TextAnalyzer;

use crate::Result;
use crate::query::{self, BenchQuery};
use crate::search::{Answer, ArticleSearcher, Mode};
use crate::usage;

/// Answers commands until "quit" or the end of the input.
pub fn run(dir: &Path, queries: &Path, analyzer: TextAnalyzer) -> Result<()> {
    let mut searcher = ArticleSearcher::open(dir, analyzer)?;
    let queries = query::read(queries)?;
    for line in io::stdin().lock().lines() {
        let reply = match line?.as_str() {
            "quit" => break,
            "pass top" => pass(&mut searcher, &queries, Mode::Top)?,
            "pass facets" => pass(&mut searcher, &queries, Mode::Facets)?,
            "pass full" => pass(&mut searcher, &queries, Mode::Full)?,
            "results" => results(&mut searcher, &queries)?,
            "memory" => memory()?,
            other => return Err(format!("unknown command {other:?}").into()),
        };
        println!("{reply}");
        io::stdout().flush()?;
    }
    Ok(())
}

/// Runs every query once; times in microseconds.
fn pass(searcher: &mut ArticleSearcher, queries: &[BenchQuery], mode: Mode) -> Result<Value> {
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    let process_start = usage::process_cpu();
    for query in queries {
        let (wall_start, cpu_start) = (Instant::now(), usage::thread_cpu());
        black_box(searcher.answer(query, mode)?);
        cpu.push(micros(usage::thread_cpu() - cpu_start));
        wall.push(micros(wall_start.elapsed()));
    }
    let process = micros(usage::process_cpu() - process_start) as u64;
    Ok(json!({"cpu_us": cpu, "wall_us": wall, "process_cpu_us": process}))
}

fn micros(time: Duration) -> f64 {
    time.as_nanos() as f64 / 1e3
}

fn results(searcher: &mut ArticleSearcher, queries: &[BenchQuery]) -> Result<Value> {
    let answers: Vec<Answer> = queries.iter().map(|query| searcher.answer(query, Mode::Full)).collect::<Result<_>>()?;
    Ok(json!({
        "hits": answers.iter().map(|a| a.hits).collect::<Vec<_>>(),
        "best": answers.iter().map(|a| a.ids.first().map_or("", String::as_str)).collect::<Vec<_>>(),
        "facets": answers.iter().map(|a| &a.facets).collect::<Vec<_>>(),
        "snippets": answers.iter().map(|a| a.shown.first().map_or("", |s| s.snippet.as_str())).collect::<Vec<_>>(),
    }))
}

fn memory() -> Result<Value> {
    Ok(json!({"resident_kb": usage::kilobytes("VmRSS")?, "anonymous_kb": usage::kilobytes("RssAnon")?}))
}
