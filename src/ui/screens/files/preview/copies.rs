//! What this device has kept of starred files: the preview's source where there is no way to the bucket.

use std::ops::Range;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::client::preview::{Copied, Copies};
use crate::model::files::{ETag, ObjectKey};
use crate::ui::browser::{is_online, starred};
use crate::ui::context::Workspace;

/// Those of a workspace's person.
pub struct StarredCopies {
    identity: String,
}

impl StarredCopies {
    /// Those of this person.
    pub fn new(workspace: Workspace) -> Self {
        Self { identity: workspace.identity() }
    }
}

impl Copies for StarredCopies {
    fn is_offline(&self) -> bool {
        !is_online()
    }

    fn read(&self, key: &ObjectKey, range: Range<u64>) -> LocalBoxFuture<'static, Option<Copied>> {
        let name = starred::name(&self.identity, key.as_str());
        async move {
            let (tag, bytes) = starred::read(name, range).await?;
            Some((tag.as_deref().map(ETag::new), bytes))
        }
        .boxed_local()
    }

    fn address(&self, key: &ObjectKey) -> LocalBoxFuture<'static, Option<String>> {
        starred::address(starred::name(&self.identity, key.as_str())).boxed_local()
    }
}
