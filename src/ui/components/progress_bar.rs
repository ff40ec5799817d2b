//! How far something is.

use leptos::prelude::*;

/// What a bar stands for.
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
