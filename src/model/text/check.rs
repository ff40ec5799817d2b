//! The examination of a set-up: its lines, and what is wrong with each. For an admin.

use super::Text;
use crate::model::check::{Fault, Group, Level, Line, Untold, Visitor};

/// The examination of a set-up.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Check {
    pub title: &'static str,
    pub lead: &'static str,
    /// What it writes, and that it takes it away again.
    pub writes: &'static str,
    pub running: &'static str,
    pub again: &'static str,
    pub copy: &'static str,
    pub all_good: &'static str,
    /// How many lines do not work, and how many an admin should know of.
    pub found: fn(u64, u64) -> String,
    pub guess: &'static str,
    pub guess_hint: &'static str,
    pub mend: &'static str,
    pub copy_command: &'static str,
    /// Who looks: what a guest may is not what someone signed in may.
    pub visitor: fn(Visitor) -> &'static str,
    pub sign_in: &'static str,
    pub level: fn(Level) -> &'static str,
    pub group: fn(Group) -> &'static str,
    pub line: fn(Line) -> &'static str,
    pub untold: fn(Untold) -> &'static str,
    /// While config.json cannot be read.
    pub stopped: &'static str,
}

/// A fault in words.
pub struct Said {
    /// What is wrong.
    pub what: String,
    /// Why it matters, or why it may be. Empty where the first sentence says it.
    pub why: &'static str,
    /// What mends it. Empty where a command says it.
    pub next: &'static str,
}

impl Said {
    /// With these sentences.
    pub fn new<W: Into<String>>(what: W, why: &'static str, next: &'static str) -> Self {
        Self { what: what.into(), why, next }
    }
}

impl Text {
    /// A fault in words: those of the other screens where these explain it too.
    pub fn fault(&self, fault: &Fault) -> Said {
        let sentences = match fault {
            Fault::Refused(problem) => self.sentences(*problem),
            Fault::Pool(problem) => self.auth_sentences(*problem),
            fault => return in_language!(self.language, check_fault::said(fault)),
        };
        Said::new(sentences.what, sentences.why, sentences.next)
    }
}
