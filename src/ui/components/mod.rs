//! The building blocks that screens are made of. They take data and callbacks and know nothing of AWS; their looks are
//! in the file of the same name under `style/components/`, chosen by variant enums and never by class strings.
//!
//! # Rules of a component
//!
//! - Data in by props, wishes out by callbacks named `on_…`. A component keeps only what nobody else needs:
//!   whether it is open, whether a password is shown.
//! - A prop that changes while the component stands is a `Signal`; a plain value means that a change draws
//!   the component anew.
//! - What is open is open because it is rendered. The caller shows [`Dialog`] and [`ContextMenu`] by state,
//!   so there is no second truth about it.
//! - Listeners on the window end with the component, by `on_cleanup`.
//! - Callbacks that may come after the component's end (a file chooser, a closed dialog) go through the
//!   `Scope` of the component.
//!
//! # What each owes to assistive technology
//!
//! Native elements come first (`dialog`, `progress`, `button`, `input`), since they bring focus, keys and
//! roles with them. Where there is none, the pattern of that name in the ARIA Authoring Practices gives the
//! keys. The rows of a grid are one tab stop, and so is a menu: arrows move within. An icon is always
//! `aria-hidden`; the words are on whoever carries the icon.

mod breadcrumb;
mod button;
mod checkbox;
mod context_menu;
mod copy_button;
mod dialog;
mod drop_zone;
mod empty_state;
mod error_panel;
mod field;
mod file_field;
mod file_name;
mod grid;
mod icon;
mod menu;
mod progress_bar;
mod qr_code;
mod skeleton;
mod text_field;
mod toolbar;
mod user_name;
mod validation;
mod virtual_rows;

pub use breadcrumb::{Breadcrumb, Crumb};
pub use button::{Button, Emphasis, IconButton, Size};
pub use checkbox::Checkbox;
pub use context_menu::ContextMenu;
pub use copy_button::{CopyButton, CopyIcon};
pub use dialog::{Dialog, DialogActions};
pub use drop_zone::{DropZone, OWN_DRAG, has_files, own_target};
pub use empty_state::EmptyState;
pub use error_panel::ErrorPanel;
pub use field::Field;
pub use file_field::{FileField, FilePicker};
pub use file_name::{FileName, file_name};
pub use grid::{ColumnHeader, Grid, GridCommand, GridFocus, Pick, Shortcut, Sorted, now};
pub use icon::{Icon, IconName, Mark, icon};
pub use menu::{Menu, MenuItem};
pub use progress_bar::{Progress, ProgressBar};
pub use qr_code::QrCode;
pub use skeleton::{Skeleton, SkeletonShape, skeleton};
pub use text_field::{Fault, FieldError, RevealButton, TextField};
pub use toolbar::Toolbar;
pub use user_name::UserName;
pub use validation::{focus_first_invalid, is_filled_in, read_fields, require};
pub use virtual_rows::VirtualRows;
