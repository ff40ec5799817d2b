//! The report to copy: what the screen says, as text, for whoever is asked for help.

use super::line::{Entry, Level};
use super::mend;
use super::seen::Seen;
use crate::config::Config;
use crate::model::text::Text;

/// All lines as text. It holds what the screen holds: ids of config.json, names, no secret.
pub fn report(entries: &[Entry], config: &Config, seen: &Seen, text: &Text) -> String {
    let words = text.check();
    let mut lines = vec![words.title.to_owned(), (words.visitor)(seen.visitor).to_owned(), String::new()];
    for entry in entries {
        let mark = match entry.level {
            Level::Good => "[ok]",
            Level::Untold => "[--]",
            Level::Notice => "[!]",
            Level::Bad => "[X]",
        };
        let mut line = [mark, " ", (words.line)(entry.line)].concat();
        if !entry.evidence.is_empty() {
            line.extend([": ", &entry.evidence]);
        }
        lines.push(line);
        lines.extend(entry.untold.map(|why| ["     ", (words.untold)(why)].concat()));
        for finding in &entry.findings {
            let said = text.fault(&finding.fault);
            let guess = if finding.is_guess { [" (", words.guess, ")"].concat() } else { String::new() };
            lines.push(["     ", &said.what, &guess].concat());
            let more = [said.why, said.next].into_iter().filter(|sentence| !sentence.is_empty());
            lines.extend(more.map(|sentence| ["     ", sentence].concat()));
            let commands = mend::commands(&finding.fault, Some(config), seen);
            lines.extend(commands.into_iter().map(|command| ["       $ ", &command].concat()));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
