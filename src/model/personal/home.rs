//! Where the file is, and what of it people do not see among their own files.
//!
//! | listing | the row `.alcove/` | `.alcove/state.json` |
//! |---|---|---|
//! | the top of the person's own folder | hidden | – |
//! | anything at or below it: search, counts, archives, sync, moves, copies | – | hidden |
//! | `.alcove/` itself, by a typed address | – | hidden; a file of somebody's own that is in there is shown |
//! | a folder above it, for whoever may list that | shown | shown: who moves or deletes a whole folder means all of it |
//! | a folder `.alcove` anywhere else | shown | shown |

use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::config::{Config, Rights};

/// The folder's name.
pub const FOLDER: &str = ".alcove";
/// The file's name.
const FILE: &str = "state.json";

/// The person's own folder: the first location that nobody else has and that they may read and write. `None` for who has none.
///
/// Guests have none: a guest's folder becomes a user's, or nobody's.
pub fn of(config: &Config, identity: &str) -> Option<Prefix> {
    let is_mine = |rights: Rights| rights.list && rights.read && rights.write;
    let location = config.locations.iter().find(|it| it.is_own() && is_mine(it.users))?;
    Some(location.prefix_for(identity))
}

/// The file in that folder; `None` where a key of this length cannot be.
pub fn file(home: &Prefix) -> Option<ObjectKey> {
    home.folder(FOLDER).object(FILE).ok()
}

/// Whether a listing of `listed` leaves out this key or prefix.
///
/// ```
/// use alcove::aws::s3::key::Prefix;
/// use alcove::model::personal::home::hides;
///
/// let home = Prefix::new("users/me/");
/// assert!(hides(&home, "users/me/", "users/me/.alcove/"));
/// assert!(hides(&home, "users/me/", "users/me/.alcove/state.json"));
/// assert!(!hides(&home, "users/me/", "users/me/.alcove/mine.txt"));
/// assert!(!hides(&home, "users/", "users/me/.alcove/state.json"));
/// ```
pub fn hides(home: &Prefix, listed: &str, id: &str) -> bool {
    let below = listed.starts_with(home.as_str()).then(|| id.strip_prefix(home.as_str())).flatten();
    let below = below.and_then(|below| below.strip_prefix(FOLDER)).and_then(|below| below.strip_prefix('/'));
    below.is_some_and(|below| below.is_empty() || below == FILE)
}
