//! The dialog of folder sync as a machine: [`State::update`]. Scanning at both sides and carrying a plan out are
//! `client::sync`'s work.
//!
//! ```text
//! Asking ──▶ Scanning ──▶ Reviewing ──▶ Running ──▶ Over
//!   ▲ ▲         │ ╲           │                      │
//!   │ ╰─ stopped╯  ╲──▶ Failed│                      │
//!   ╰───────────────────┴─────╯     (each but Running can scan again)
//! ```

use super::{Choice, Options, Plan, Progress, Report, Scanned};
use crate::model::failure::Failure;

/// How far the comparison of the two sides is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanning {
    /// Files found on this device, and objects in Alcove.
    Found(usize, usize),
    /// So many contents were compared, of so many.
    /// Counted in files, not in bytes.
    Compared(usize, usize),
}

/// A plan, and what it was made from.
///
/// Boxed in states and events: two trees of 10,000 paths are not moved about.
#[derive(Debug, PartialEq, Eq)]
pub struct Review {
    /// Both sides, as they were found. They serve one run.
    pub scanned: Scanned,
    /// What is to be done. The person's choices are written into it.
    pub plan: Plan,
}

/// Where the dialog stands.
///
/// `Scanning` and `Running` have work under way; in all others nothing moves.
#[derive(Debug, PartialEq, Eq)]
pub enum State {
    /// The person chooses direction and folder. Leads to `Scanning`.
    Asking {
        /// Whether the browser did not let the page into the folder.
        refused: bool,
    },
    /// Both sides are listed and compared. Leads to `Reviewing`, to `Failed`, or back to `Asking`.
    Scanning(Scanning),
    /// The plan is on the screen; nothing has moved. Leads to `Running` once no question is open, or back to `Asking`.
    Reviewing(Box<Review>),
    /// The plan is carried out. Leads to `Over` alone.
    /// A choice or a way back does nothing here: steps of two plans must not mix.
    Running(Progress),
    /// The plan was carried out, or was stopped. Leads to `Scanning`.
    Over {
        /// What was done, and what was not.
        report: Report,
        /// Whether the person stopped it.
        stopped: bool,
    },
    /// The two sides could not be compared. Leads to `Scanning` or `Asking`.
    Failed(Failure),
}

impl Default for State {
    fn default() -> Self {
        Self::Asking { refused: false }
    }
}

/// What happens to the dialog.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// The person wants the two sides compared.
    Scan(Options),
    /// The browser does not let the page into the folder.
    Refused,
    /// The comparison has come so far.
    Scanned(Scanning),
    /// The comparison has ended.
    Compared(Result<Box<Review>, Failure>),
    /// The person answers a conflict: that of the item at this index, or with `None` all that the answer fits.
    Decide {
        /// Index into [`Plan::items`].
        at: Option<usize>,
        /// The answer; `None` takes it back.
        choice: Option<Choice>,
    },
    /// The person wants the plan carried out.
    /// Nothing happens while a question is open.
    Run,
    /// The run has come so far.
    Ran(Progress),
    /// The run has ended by itself, or was cut off by [`Effect::Stop`].
    Done(Report),
    /// The person wants to end what is under way. What was done stays done.
    Stop,
    /// The person wants to choose again.
    Back,
}

/// What a transition asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the browser for permission, then list and compare both sides.
    Scan(Options),
    /// Carry the plan out.
    Run(Box<Review>),
    /// End what is under way. Of a run, send [`Event::Done`] with what was done until then.
    Stop,
}

impl State {
    /// The next state, and what is to be done. An event that does not fit the state changes nothing: it is a late answer of
    /// work that was stopped, or a second press of a button.
    #[must_use]
    pub fn update(self, event: Event) -> (Self, Vec<Effect>) {
        match (self, event) {
            // What is under way ends by itself or by `Stop`.
            (state @ Self::Running(_), Event::Scan(_) | Event::Back)
            | (state @ Self::Scanning(_), Event::Back) => (state, Vec::new()),
            (_, Event::Scan(options)) => {
                (Self::Scanning(Scanning::Found(0, 0)), vec![Effect::Stop, Effect::Scan(options)])
            }
            (Self::Asking { .. } | Self::Scanning(_), Event::Refused) => {
                (Self::Asking { refused: true }, Vec::new())
            }
            (Self::Scanning(_), Event::Scanned(scanning)) => (Self::Scanning(scanning), Vec::new()),
            (Self::Scanning(_), Event::Compared(Ok(review))) => (Self::Reviewing(review), Vec::new()),
            (Self::Scanning(_), Event::Compared(Err(failure))) => (Self::Failed(failure), Vec::new()),
            (Self::Scanning(_), Event::Stop) => (Self::default(), vec![Effect::Stop]),
            (Self::Reviewing(mut review), Event::Decide { at, choice }) => {
                review.plan.decide(at, choice);
                (Self::Reviewing(review), Vec::new())
            }
            (Self::Reviewing(review), Event::Run) if review.plan.open_questions() == 0 => {
                (Self::Running(Progress::default()), vec![Effect::Run(review)])
            }
            (Self::Running(_), Event::Ran(progress)) => (Self::Running(progress), Vec::new()),
            (Self::Running(_), Event::Done(report)) => (Self::Over { report, stopped: false }, Vec::new()),
            (Self::Running(_), Event::Stop) => {
                (Self::Over { report: Report::default(), stopped: true }, vec![Effect::Stop])
            }
            // The report of a run that was cut off.
            (Self::Over { stopped: true, .. }, Event::Done(report)) => {
                (Self::Over { report, stopped: true }, Vec::new())
            }
            (_, Event::Back) => (Self::default(), Vec::new()),
            (state, _) => (state, Vec::new()),
        }
    }
}

impl Plan {
    /// Writes an answer into the conflict at this index, or with `None` into all conflicts that allow it.
    ///
    /// An answer that the item does not allow is not written. With `None` as the choice every answer is
    /// taken back. O(n).
    pub fn decide(&mut self, at: Option<usize>, choice: Option<Choice>) {
        let direction = self.options.direction;
        for (index, item) in self.items.iter_mut().enumerate() {
            let fits = choice.is_none_or(|choice| item.choices(direction).contains(&choice));
            if fits && at.is_none_or(|at| at == index) {
                item.choice = choice;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::failure::Cause;
    use crate::model::sync::End;
    use crate::model::sync::{Action, Conflict, Direction, Item, OnDevice, Unfinished};

    const OPTIONS: Options = Options { direction: Direction::Up, delete: false, contents: false };

    fn item(path: &str, action: Action) -> Item {
        let device = Some(OnDevice { size: 1, modified: 0 });
        Item { path: path.into(), device, alcove: None, action, choice: None }
    }

    fn review() -> Box<Review> {
        let items = vec![
            item("a", Action::Conflict(Conflict::Newer)),
            item("b", Action::Conflict(Conflict::Newer)),
            item("c", Action::Upload),
        ];
        let plan = Plan { options: OPTIONS, items, same: vec![], left: vec![], blocked: vec![] };
        Box::new(Review { scanned: Scanned::default(), plan })
    }

    fn after(events: impl IntoIterator<Item = Event>) -> (State, Vec<Effect>) {
        let start = (State::default(), Vec::new());
        events.into_iter().fold(start, |(state, _), event| state.update(event))
    }

    fn reviewing() -> Vec<Event> {
        vec![Event::Scan(OPTIONS), Event::Compared(Ok(review()))]
    }

    fn running() -> Vec<Event> {
        let decide = Event::Decide { at: None, choice: Some(Choice::Skip) };
        reviewing().into_iter().chain([decide, Event::Run]).collect()
    }

    #[test]
    fn a_look_leads_to_its_plan_or_to_its_failure() {
        let (state, effects) = after([Event::Scan(OPTIONS)]);
        assert_eq!(state, State::Scanning(Scanning::Found(0, 0)));
        assert_eq!(effects, [Effect::Stop, Effect::Scan(OPTIONS)]);
        assert!(matches!(after(reviewing()).0, State::Reviewing(_)));
        let failure = Failure::new("ListObjectsV2", Cause::SessionEnded);
        let failed = after([Event::Scan(OPTIONS), Event::Compared(Err(failure.clone()))]).0;
        assert_eq!(failed, State::Failed(failure));
    }

    #[test]
    fn a_refused_folder_is_asked_for_again_and_says_so() {
        let (state, _) = after([Event::Scan(OPTIONS), Event::Refused]);
        assert_eq!(state, State::Asking { refused: true });
        assert_eq!(state.update(Event::Back).0, State::Asking { refused: false });
    }

    #[test]
    fn no_plan_runs_while_a_question_is_open() {
        let (state, effects) = after(reviewing().into_iter().chain([Event::Run]));
        assert!(matches!(state, State::Reviewing(_)) && effects.is_empty());
        let one = Event::Decide { at: Some(0), choice: Some(Choice::Here) };
        let (state, effects) = after(reviewing().into_iter().chain([one, Event::Run]));
        assert!(matches!(state, State::Reviewing(_)) && effects.is_empty());
        let (state, effects) = after(running());
        assert_eq!(state, State::Running(Progress::default()));
        let [Effect::Run(review)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(review.plan.open_questions(), 0);
    }

    #[test]
    fn an_answer_for_all_is_given_where_it_fits_and_can_be_taken_back() {
        let mut plan = review().plan;
        plan.decide(None, Some(Choice::There));
        assert_eq!(plan.open_questions(), 2, "upwards Alcove's is no answer");
        plan.decide(None, Some(Choice::Both));
        assert_eq!(plan.open_questions(), 0);
        plan.decide(Some(1), None);
        assert_eq!((plan.items[0].choice, plan.items[1].choice), (Some(Choice::Both), None));
    }

    #[test]
    fn a_stopped_run_keeps_the_report_of_what_was_done() {
        let unfinished = vec![Unfinished { path: "a".into(), end: End::Cancelled }];
        let report = Report { steps: 3, uploaded: 1, unfinished, ..Report::default() };
        let (state, effects) = after(running().into_iter().chain([Event::Stop]));
        assert!(matches!(state, State::Over { stopped: true, .. }));
        assert_eq!(effects, [Effect::Stop]);
        let state = state.update(Event::Done(report.clone())).0;
        assert_eq!(state, State::Over { report: report.clone(), stopped: true });
        let done = after(running().into_iter().chain([Event::Done(report.clone())])).0;
        assert_eq!(done, State::Over { report, stopped: false });
    }

    #[test]
    fn late_answers_of_stopped_work_change_nothing() {
        let stopped = after([Event::Scan(OPTIONS), Event::Stop]).0;
        let late =
            stopped.update(Event::Compared(Ok(review()))).0.update(Event::Scanned(Scanning::Found(9, 9))).0;
        assert_eq!(late, State::default());
        assert_eq!(late.update(Event::Ran(Progress::default())).0, State::default());
    }

    #[test]
    fn a_run_ends_by_its_own_end_or_by_stop_alone() {
        for event in [Event::Scan(OPTIONS), Event::Back, Event::Refused, Event::Run] {
            let (state, effects) = after(running().into_iter().chain([event]));
            assert_eq!((state, effects), (State::Running(Progress::default()), Vec::new()));
        }
    }
}
