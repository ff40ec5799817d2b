//! The shape of what is coming.
//!
//! Shapes, not sizes in pixels: whichever text comes, the line keeps its height and nothing below it moves.

use leptos::prelude::*;

use crate::ui::dom::{El, dom};

/// What will stand there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// A number, a date.
    Short,
    /// A name.
    #[default]
    Medium,
    /// A sentence, an ARN.
    Long,
    /// An icon.
    Square,
}

impl SkeletonShape {
    const fn class(self) -> &'static str {
        match self {
            Self::Short => "skeleton skeleton-short",
            Self::Medium => "skeleton skeleton-medium",
            Self::Long => "skeleton skeleton-long",
            Self::Square => "skeleton skeleton-square",
        }
    }
}

/// A placeholder of the right size, silent to assistive technology: mark the container `aria-busy`.
#[component]
pub fn Skeleton(
    /// What will stand there.
    #[prop(optional)]
    shape: SkeletonShape,
) -> impl IntoView {
    dom(move || skeleton(shape))
}

/// [`Skeleton`], as an element built by hand.
///
/// For rows of a grid, which are built by hand.
pub fn skeleton(shape: SkeletonShape) -> El {
    El::new("span", shape.class()).with("aria-hidden", "true")
}
