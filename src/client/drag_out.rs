//! What a browser is told of a file that is dragged out of its window: the desktop that it falls on downloads it.
//!
//! Chromium alone knows this (`DownloadURL` in the `DataTransfer`). It has to be said while the drag begins, which waits for nothing.

use futures_util::FutureExt;

use super::s3::S3;
use crate::aws::s3::UNKNOWN_MEDIA_TYPE;
use crate::aws::s3::get;
use crate::model::files::File;

/// How long the link lives, in seconds: a drag may take a while, and is followed once it has ended.
const LINK_SECONDS: u32 = 120;

/// Media type, name and signed address, as `DownloadURL` has them. `None` for what cannot be read now, and where credentials would have
/// to be fetched first.
pub fn download_url(s3: &S3, file: &File) -> Option<String> {
    if file.is_archived() {
        return None;
    }
    let name = file.key.name();
    let url = s3
        .link("GetObject", |bucket, signer| get::download(&file.key, name, LINK_SECONDS, bucket, signer))
        .now_or_never()?
        .ok()?;
    // A colon ends the name, and no disk takes these.
    let name = name.replace([':', '/', '\\', '\n', '\r'], "_");
    Some([UNKNOWN_MEDIA_TYPE, ":", &name, ":", &url].concat())
}
