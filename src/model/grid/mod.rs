//! A grid that shows thousands of rows: which of them are in the page, where a key leads, how a long name is cut.
//!
//! Pure arithmetic on indices and lengths. What the rows hold is `model::files`, drawing them is `ui::components::grid`.
//!
//! | question | answered by |
//! |---|---|
//! | which rows are in the page? | [`Window`] |
//! | where is a list that is too high for a browser? | [`Scale`] |
//! | where does a key lead? | [`destination`] |
//! | where does a typed name lead? | [`TypeAhead`] |
//! | which rows does a drawn rectangle touch? | [`Area`] |
//! | where may a name be cut? | [`split_name`] |

mod area;
mod name;
mod scale;
mod step;
mod typeahead;
mod window;

pub use area::Area;
pub use name::{drawn_name, split_name};
pub use scale::{LIMIT, Scale};
pub use step::{Step, destination};
pub use typeahead::TypeAhead;
pub use window::{BLOCK, Window};
