//! Questions to the person at the terminal. Without one, nothing is taken for a yes.

use anyhow::{Result, bail};
use std::io::{BufRead, Write};

/// A line of an answer.
///
/// # Errors
/// There is nobody to answer: standard input has ended.
pub fn line(question: &str) -> Result<String> {
    print!("{question} ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    if std::io::stdin().lock().read_line(&mut answer)? == 0 {
        println!();
        bail!(
            "Nobody is there to answer; nothing more was done. (`cargo xtask help` says what can be answered beforehand.)"
        );
    }
    Ok(answer.trim().to_owned())
}

/// Whether the answer to a question is yes.
pub fn yes(question: &str) -> Result<bool> {
    Ok(matches!(line(&format!("{question} [y/N]"))?.to_lowercase().as_str(), "y" | "yes"))
}

/// One of a few words, asked for until it is one.
pub fn one_of(question: &str, words: &[String]) -> Result<String> {
    loop {
        let answer = line(&format!("{question} [{}]", words.join("/")))?;
        if words.contains(&answer) {
            return Ok(answer);
        }
    }
}
