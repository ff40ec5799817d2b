//! How far something is.
//!
//! The native `progress` element has the role and the value; a screen reader says the share when asked and
//! not at each step. Whoever wants the end announced uses `App::announce`.

use leptos::prelude::*;

/// What a bar stands for.
///
/// The bar shows the state by its colour alone: the caller also says it in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// It moves.
    #[default]
    Running,
    /// It waits: queued or paused.
    Waiting,
    /// It is done.
    Done,
    /// It failed.
    Failed,
}

impl Progress {
    const fn class(self) -> &'static str {
        match self {
            Self::Running => "progress",
            Self::Waiting => "progress progress-waiting",
            Self::Done => "progress progress-done",
            Self::Failed => "progress progress-failed",
        }
    }
}

/// A thin bar; a `progressbar` to assistive technology.
///
/// `value` outside of 0 to 1 is clamped: estimates may overshoot while the total still grows.
#[component]
pub fn ProgressBar(
    /// What progresses: the accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// How far, from 0 to 1.
    #[prop(into)]
    value: Signal<f64>,
    /// What it stands for.
    #[prop(optional, into)]
    state: Signal<Progress>,
) -> impl IntoView {
    view! {
        <progress
            class=move || state.get().class()
            aria-label=label
            max="1"
            value=move || value.get().clamp(0.0, 1.0).to_string()
        />
    }
}
