//! The budget of a visit: everything that the page fetches until it rests, though nobody asked for anything, in brotli; and what
//! each part costs whoever asks for it. `tests/e2e/test_first_load.py` compares the first with what a browser fetches.

use crate::build::Size;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What a visit may fetch until it rests, in bytes of brotli …
pub const BYTES: usize = 300_000;
/// … and in files: each costs a request, and a place in the queue of the browser.
pub const FILES: usize = 12;

struct Row {
    name: String,
    raw: usize,
    brotli: usize,
}

/// The files of the core, and the parts, each the largest first.
pub struct Budget {
    core: Vec<Row>,
    parts: Vec<Row>,
}

impl Budget {
    /// The budget of the files named in `core`. A part is named with all files that it needs; those that another part has fetched
    /// before it come once.
    pub fn of(
        core: &[String],
        parts: &BTreeMap<String, BTreeSet<String>>,
        sizes: &BTreeMap<String, Size>,
    ) -> Self {
        let sum = |name: &str, files: &mut dyn Iterator<Item = &String>| {
            let (raw, brotli) = files
                .filter_map(|file| sizes.get(file))
                .fold((0, 0), |(raw, brotli), size| (raw + size.raw, brotli + size.brotli));
            Row { name: name.to_owned(), raw, brotli }
        };
        let sorted = |mut rows: Vec<Row>| {
            rows.sort_by_key(|row| std::cmp::Reverse(row.brotli));
            rows
        };
        let part = |(name, files): (&String, &BTreeSet<String>)| {
            let label = format!("{name} ({} files)", files.len());
            sum(&label, &mut files.iter())
        };
        Self {
            core: sorted(core.iter().map(|name| sum(name, &mut std::iter::once(name))).collect()),
            parts: sorted(parts.iter().map(part).collect()),
        }
    }

    fn total(&self) -> usize {
        self.core.iter().map(|row| row.brotli).sum()
    }

    /// Fails when a visit fetches more than [`BYTES`] or [`FILES`].
    pub fn check(&self) -> Result<()> {
        let (total, files) = (self.total(), self.core.len());
        if total > BYTES {
            bail!("A visit fetches {} bytes more than it may, {BYTES}.", total - BYTES);
        }
        if files > FILES {
            bail!("A visit fetches {files} files, and may fetch {FILES}.");
        }
        Ok(())
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.core.iter().chain(&self.parts);
        let width = all.map(|row| row.name.len()).max().unwrap_or_default().max(10);
        let mut table = |head: &str, rows: &[Row]| -> fmt::Result {
            writeln!(f, "{head:<width$}  {:>9}  {:>9}", "bytes", "brotli")?;
            for Row { name, raw, brotli } in rows {
                writeln!(f, "{name:<width$}  {raw:>9}  {brotli:>9}")?;
            }
            Ok(())
        };
        table("Every visit", &self.core)?;
        if !self.parts.is_empty() {
            table("For those who want it", &self.parts)?;
        }
        let (total, files) = (self.total(), self.core.len());
        write!(f, "A visit fetches {total} bytes in {files} files; it may fetch {BYTES} in {FILES}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(wasm: usize, more: usize) -> Budget {
        let mut core = vec!["index.html".to_owned(), "a.wasm".to_owned()];
        let mut sizes = vec![("index.html".to_owned(), 1000), ("a.wasm".to_owned(), wasm)];
        for at in 0..more {
            core.push(format!("{at}.js"));
            sizes.push((format!("{at}.js"), 0));
        }
        sizes.extend([("split_work.wasm".to_owned(), 60_000), ("chunk_1.wasm".to_owned(), 7_000)]);
        let sizes = sizes.into_iter().map(|(name, brotli)| (name, Size { raw: 3 * brotli, brotli }));
        let work = ["split_work.wasm", "chunk_1.wasm"].map(str::to_owned);
        let parts = BTreeMap::from([("work".to_owned(), BTreeSet::from(work))]);
        Budget::of(&core, &parts, &sizes.collect())
    }

    #[test]
    fn the_last_byte_and_the_last_file_may_be_spent_and_no_more() {
        assert!(budget(BYTES - 1000, FILES - 2).check().is_ok());
        let over = budget(BYTES - 999, 0).check().unwrap_err().to_string();
        assert!(over.contains("1 bytes more"), "{over}");
        let over = budget(1, FILES - 1).check().unwrap_err().to_string();
        assert!(over.contains("13 files"), "{over}");
    }

    #[test]
    fn the_table_lists_the_core_largest_first_and_each_part_with_what_it_shares() {
        let table = budget(150_000, 0).to_string();
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[1].starts_with("a.wasm") && lines[1].ends_with("150000"), "{table}");
        assert!(lines[4].starts_with("work (2 files)") && lines[4].ends_with("67000"), "{table}");
        assert_eq!(lines[5], "A visit fetches 151000 bytes in 2 files; it may fetch 300000 in 12.");
    }
}
