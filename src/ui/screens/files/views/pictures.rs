//! Small pictures of the folder that is open: those seen last, so that scrolling back costs nothing. They end with the folder, and
//! with the identity, whose workspace owns them.

use std::rc::Rc;

use leptos::prelude::*;

use crate::client::thumbnail::Thumbnails;
use crate::model::files::File;
use crate::model::lru::Lru;
use crate::model::preview::thumbnail::Side;
use crate::ui::browser::{self, Bitmap};
use crate::ui::screens::files::state::FilesState;

/// How many bytes their pixels take at most. The tiles in and near the window hold theirs beside that.
const BYTES_MOST: usize = 48 << 20;

/// What was found out of a file.
#[derive(Clone)]
pub enum Kept {
    /// Its picture.
    Picture(Rc<Bitmap>),
    /// It has none, and is not asked again.
    Icon,
}

/// The pictures. Copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Pictures {
    kept: StoredValue<Lru<Kept>, LocalStorage>,
    thumbnails: StoredValue<Rc<Thumbnails>, LocalStorage>,
}

impl Pictures {
    /// Those of the screen's workspace, made at the first call; `None` where the workspace has ended.
    pub fn of(state: FilesState) -> Option<Self> {
        let mut found = None;
        state.workspace().own(|| {
            found = Some(use_context().unwrap_or_else(|| {
                let thumbnails = Thumbnails::new(state.workspace().files().s3().clone());
                let made = Self {
                    kept: StoredValue::new_local(Lru::new(BYTES_MOST)),
                    thumbnails: StoredValue::new_local(Rc::new(thumbnails)),
                };
                provide_context(made);
                made
            }));
        });
        found
    }

    /// Drops those of the folder that was open.
    pub fn forget(state: FilesState) {
        if let Some(pictures) = Self::of(state) {
            pictures.kept.update_value(Lru::clear);
        }
    }

    /// What is known of a file that was seen before.
    pub fn kept(self, file: &File) -> Option<Kept> {
        self.kept.write_value().get(&name(file)).cloned()
    }

    /// Reads and makes the picture of a file. Where the bytes did not come, it is asked for again when the file is seen again.
    pub async fn read(self, file: &File) -> Option<Rc<Bitmap>> {
        let thumbnails = self.thumbnails.get_value();
        let picture = thumbnails.picture(file).await.ok()?;
        let bitmap = match picture {
            Some(picture) => {
                let side = match picture.side {
                    Side::Width(pixels) => ("resizeWidth", pixels),
                    Side::Height(pixels) => ("resizeHeight", pixels),
                };
                browser::small(&picture.bytes, picture.media_type, side).await.map(Rc::new)
            }
            None => None,
        };
        let bytes = bitmap.as_ref().map_or(0, |bitmap| bitmap.bytes());
        let kept = bitmap.clone().map_or(Kept::Icon, Kept::Picture);
        self.kept.write_value().put(name(file), kept, bytes);
        bitmap
    }
}

/// Another content has another name.
fn name(file: &File) -> String {
    let etag = file.etag.as_ref().map(ToString::to_string).unwrap_or_default();
    [file.key.as_str(), "\n", &etag].concat()
}
