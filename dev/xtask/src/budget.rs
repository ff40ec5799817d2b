//! The size budget: everything that the first load fetches, in brotli, as a table by file; and what may be fetched later.

use crate::build::Size;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fmt;

/// What the first load may cost, in bytes of brotli.
pub const LIMIT: usize = 200_000;

/// Parts that follow and cost less than this are counted together, not listed.
const SMALL: usize = 2_000;

struct Row {
    name: String,
    raw: usize,
    brotli: usize,
}

/// The files of the first load and those that may follow, each the largest first.
pub struct Budget {
    rows: Vec<Row>,
    later: Vec<Row>,
}

impl Budget {
    /// The budget of the files named in `first_load`, beside those named in `later`.
    pub fn of(first_load: &[String], later: &[String], sizes: &BTreeMap<String, Size>) -> Self {
        let rows = |names: &[String]| {
            let named = sizes.iter().filter(|(name, _)| names.contains(name));
            let mut rows: Vec<Row> = named
                .map(|(name, size)| Row { name: name.clone(), raw: size.raw, brotli: size.brotli })
                .collect();
            rows.sort_by_key(|row| std::cmp::Reverse(row.brotli));
            rows
        };
        Self { rows: rows(first_load), later: rows(later) }
    }

    fn total(&self) -> usize {
        self.rows.iter().map(|row| row.brotli).sum()
    }

    /// Fails when the first load costs more than [`LIMIT`].
    pub fn check(&self) -> Result<()> {
        let total = self.total();
        if total > LIMIT {
            bail!("The first load is {} bytes over what it may cost, {LIMIT}.", total - LIMIT);
        }
        Ok(())
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.rows.iter().chain(&self.later);
        let width = all.map(|row| row.name.len()).max().unwrap_or_default().max(10);
        writeln!(f, "{:<width$}  {:>9}  {:>9}", "First load", "bytes", "brotli")?;
        for Row { name, raw, brotli } in &self.rows {
            writeln!(f, "{name:<width$}  {raw:>9}  {brotli:>9}")?;
        }
        let raw: usize = self.rows.iter().map(|row| row.raw).sum();
        writeln!(f, "{:<width$}  {raw:>9}  {:>9}", "together", self.total())?;
        let (small, large): (Vec<&Row>, Vec<&Row>) = self.later.iter().partition(|row| row.brotli < SMALL);
        if !self.later.is_empty() {
            writeln!(f, "After the first picture, or when asked for")?;
        }
        for Row { name, raw, brotli } in large {
            writeln!(f, "{name:<width$}  {raw:>9}  {brotli:>9}")?;
        }
        if !small.is_empty() {
            let (raw, brotli): (usize, usize) =
                small.iter().fold((0, 0), |sum, row| (sum.0 + row.raw, sum.1 + row.brotli));
            let name = format!("{} small ones", small.len());
            writeln!(f, "{name:<width$}  {raw:>9}  {brotli:>9}")?;
        }
        match self.total() {
            over if over > LIMIT => write!(f, "{} over the {LIMIT} that it may cost.", over - LIMIT),
            total => write!(f, "{} below the {LIMIT} that it may cost.", LIMIT - total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(wasm: usize) -> Budget {
        let sizes =
            [("index.html", 1000), ("a.wasm", wasm), ("later.js", 900_000), ("b.js", 700), ("c.js", 20)];
        let sizes = sizes.map(|(name, brotli)| (name.to_owned(), Size { raw: 3 * brotli, brotli }));
        let later = ["later.js", "b.js", "c.js"].map(str::to_owned);
        Budget::of(&["index.html".into(), "a.wasm".into()], &later, &BTreeMap::from(sizes))
    }

    #[test]
    fn the_last_byte_of_the_budget_may_be_spent_and_no_more() {
        assert!(budget(LIMIT - 1000).check().is_ok());
        let over = budget(LIMIT - 999).check().unwrap_err().to_string();
        assert!(over.contains("1 bytes over"), "{over}");
    }

    #[test]
    fn the_table_lists_the_first_load_largest_first() {
        let table = budget(150_000).to_string();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 8, "{table}");
        assert!(lines[1].starts_with("a.wasm") && lines[1].ends_with("150000"), "{table}");
        assert!(lines[3].ends_with("151000"), "{table}");
        assert!(lines[4].starts_with("After") && lines[5].starts_with("later.js"), "{table}");
        assert!(lines[6].starts_with("2 small ones") && lines[6].ends_with(" 720"), "{table}");
        assert_eq!(lines[7], "49000 below the 200000 that it may cost.");
        assert!(budget(250_000).to_string().ends_with("51000 over the 200000 that it may cost."));
    }
}
