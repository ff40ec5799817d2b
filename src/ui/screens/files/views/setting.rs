//! Which view the person chose. It is read and written here alone.

use leptos::prelude::*;

use super::ViewsPart;
use crate::client::ports::Scope;
use crate::model::files::View;
use crate::ui::context::{App, Workspace};
use crate::ui::parts::{Part, Stage};

/// Under this key the device keeps it.
const VIEW: &str = "alcove.view";

/// The choice. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct ViewSetting {
    chosen: RwSignal<View>,
    workspace: Workspace,
    part: Part<ViewsPart>,
}

impl ViewSetting {
    /// What this device keeps. A view that needs the part is asked for at once, beside the listing.
    pub fn new(app: App, workspace: Workspace) -> Self {
        let kept = workspace.files().s3().ports().store.get(Scope::Device, VIEW);
        let view = kept.map(|words| View::parse(&words)).unwrap_or_default();
        let part = app.parts.views;
        if view != View::default() {
            part.prefetch();
        }
        Self { chosen: RwSignal::new(view), workspace, part }
    }

    /// How rows look. Tracked. As by default until the part is there to draw them otherwise.
    pub fn get(self) -> View {
        if self.part.stage() == Stage::Ready { self.chosen.get() } else { View::default() }
    }

    /// Whether rows are to look otherwise as soon as the part is there. Tracked.
    pub fn is_pending(self) -> bool {
        matches!(self.part.stage(), Stage::Idle | Stage::Fetching) && self.chosen.get() != View::default()
    }

    /// What draws rows otherwise. Tracked.
    pub fn part(self) -> Option<ViewsPart> {
        self.part.get()
    }

    /// Has rows look so, from now on and on this device.
    pub fn set(self, view: View) {
        self.workspace.files().s3().ports().store.set(Scope::Device, VIEW, &view.words());
        self.chosen.set(view);
    }
}
