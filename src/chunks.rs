//! Split points: what the page fetches after its first picture. With the feature `split` the build cuts the wasm file
//! there, and calling one of these fetches its chunk, once; without it (tests, documentation) everything is one file.
//!
//! A chunk holds what only its split points reach. What the first picture needs must not be named here: frame, session,
//! a folder's entries.

use std::future::Future;
use std::pin::Pin;

/// A chunk could not be fetched: the network went, or the site was updated under an open page. Trying again is fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A chunk on its way. Boxed, so that those who wait need no code of their own for each chunk.
pub type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// `chunk!(pub fn name -> Type, chunk, inner, value)`: a function that fetches `chunk` and gives `value`, usually
/// a function pointer into it. `inner` only has to be unique: it names the symbol that the build cuts at.
macro_rules! chunk {
    ($(#[$doc:meta])* $visible:vis fn $name:ident -> $type:ty, $chunk:ident, $inner:ident, $value:expr) => {
        $(#[$doc])*
        #[allow(unsafe_code, reason = "the import and export that the build connects; generated, and without arguments")]
        $visible fn $name() -> $crate::chunks::Fetched<$type> {
            #[cfg_attr(feature = "split", wasm_split_helpers::wasm_split($chunk, fallible))]
            #[allow(clippy::unnecessary_wraps, reason = "the fetch can fail where there is one")]
            fn $inner() -> Result<$type, $crate::chunks::NotLoaded> {
                Ok($value)
            }
            #[cfg(feature = "split")]
            return Box::pin($inner());
            #[cfg(not(feature = "split"))]
            return Box::pin(std::future::ready($inner()));
        }
    };
}
pub(crate) use chunk;
