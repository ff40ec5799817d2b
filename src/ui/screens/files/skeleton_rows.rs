//! What stands where rows are to come.

use crate::ui::components::{SkeletonShape, skeleton};
use crate::ui::dom::El;

/// The shape of the rows to come: a screenful at first, a few while further pages come.
pub fn skeleton_rows(few: bool) -> El {
    let cell = |class: &str| El::new("div", &["grid-cell ", class].concat());
    let row = |at| {
        let shape = if at % 3 == 1 { SkeletonShape::Long } else { SkeletonShape::Medium };
        El::new("div", "grid-row").children([
            cell("grid-check"),
            cell("grid-name").children([skeleton(SkeletonShape::Square), skeleton(shape)]),
            cell("grid-size").children([skeleton(SkeletonShape::Short)]),
            cell("grid-modified").children([skeleton(SkeletonShape::Short)]),
        ])
    };
    let rows = if few { 2 } else { 8 };
    El::new("div", "listing-skeleton").with("aria-hidden", "true").children((0..rows).map(row))
}
