//! Where rows are: read from the page, and written for its style.
//!
//! No state: the caller keeps the [`Window`] and compares.

use leptos::prelude::window;

use crate::model::grid::Window;

/// A shift of so many pixels as whole rows, and the rest in hundredths of a pixel: CSS has no more than six digits of a
/// number, and whole numbers are written with less code than fractions.
#[allow(clippy::cast_possible_truncation, reason = "some million rows")]
pub fn rows_above(shift: f64, row: f64) -> (i64, i64) {
    if row <= 0.0 {
        return (0, 0);
    }
    let rows = (shift / row).floor();
    (rows as i64, ((shift - rows * row) * 100.0) as i64)
}

/// What is seen of the rows in `sizer`, through `list` and the browser's window; `None` before there is a row to measure.
///
/// In CSS pixels, and forces a layout: call it at most once a frame. The height of a row is measured and not
/// assumed, since density and zoom change it; how many stand side by side is seen by their width.
pub fn seen(list: &web_sys::Element, sizer: &web_sys::Element, count: usize) -> Option<Window> {
    let (frame, rows) = (list.get_bounding_client_rect(), sizer.get_bounding_client_rect());
    let bottom = window().inner_height().ok()?.as_f64()?;
    let top = frame.top().max(0.0);
    let height = (frame.bottom().min(bottom) - top).max(0.0);
    let drawn =
        sizer.query_selector(".virtual-row").ok().flatten().map(|drawn| drawn.get_bounding_client_rect());
    #[allow(clippy::cast_precision_loss, reason = "exact below 2^52 rows")]
    let row = (count > 0 && rows.height() > 0.0).then(|| match &drawn {
        Some(drawn) => drawn.height(),
        // Too little in a list that is longer than its element: the next look sets it right.
        None => rows.height() / count as f64,
    })?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let per_line = drawn.map_or(1, |drawn| (rows.width() / drawn.width().max(1.0)).round() as usize);
    Some(Window { top: top - rows.top(), height, row, per_line })
}
