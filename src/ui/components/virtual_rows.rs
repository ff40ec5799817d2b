//! Rows of one height, of which only those in view are in the page. What a row holds is the caller's.
//!
//! The geometry is CSS (`--row` is the height of a row, `--at` its place, `--count` their number), so a change of
//! density needs no code; this component only finds out which rows are in view.
//!
//! Blocks of eight rows enter and leave together, so most scrolls change nothing in the page.

mod geometry;

use leptos::{ev, html, prelude::*};

use geometry::{rows_above, seen};

use crate::model::grid::{BLOCK, Scale, Window};
use crate::ui::scope::Scope;

/// A list that scrolls with the page, or by itself where its style gives it a height.
#[component]
pub fn VirtualRows(
    /// `rowgroup` or `list`.
    role: &'static str,
    /// Its accessible name, where its role wants one.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// Whether the list scrolls by itself, and so must be within the keyboard's reach.
    #[prop(optional)]
    scrolls: bool,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// A row that stays in the page even out of view: the one that has, or would get, the focus.
    #[prop(optional, into)]
    kept: Signal<Option<usize>>,
    /// A row to keep at the top of a list that scrolls by itself, while nobody points at it or works in it.
    #[prop(optional, into)]
    follow: Signal<Option<usize>>,
    /// What is seen of the rows; the caller may watch it.
    #[prop(optional)]
    window: RwSignal<Window>,
    /// Where a list that is longer than an element may be is in it; the caller may move it.
    #[prop(optional)]
    scale: RwSignal<Scale>,
    /// Has the rows measured again.
    #[prop(optional)]
    measure: Option<Trigger>,
    /// Draws a row.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let sizer = NodeRef::<html::Div>::new();
    let scope = Scope::here();

    let measure_now = move || {
        let (Some(list), Some(sizer)) = (list.get_untracked(), sizer.get_untracked()) else { return };
        if let Some(row) = follow.get_untracked()
            && !list.matches(":hover, :focus-within").unwrap_or(true)
        {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "pixels to scroll by"
            )]
            list.set_scroll_top((row as f64 * window.get_untracked().row) as i32);
        }
        if let Some(mut seen) = seen(&list, &sizer, count.get_untracked()) {
            let whole = seen.lines(count.get_untracked()) * seen.row;
            let mut place = scale.get_untracked();
            let further = place.scroll(seen.top, whole);
            seen.top = place.top();
            scale.set(place);
            window.set(seen);
            if further.abs() > 0.5 {
                leptos::prelude::window().scroll_by_with_x_and_y(0.0, further);
            }
        }
    };
    // Asking for the geometry makes the browser lay the page out: once a frame, however many reasons there are.
    let due = StoredValue::new(false);
    let look_soon = move || {
        if !due.get_value() {
            due.set_value(true);
            scope.next_frame(move || {
                due.set_value(false);
                measure_now();
            });
        }
    };
    // The browser may still tell of a scroll when the list has gone.
    let look = move || scope.run(look_soon);
    let scrolled = window_event_listener(ev::scroll, move |_| look());
    let resized = window_event_listener(ev::resize, move |_| look());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    Effect::new(move || {
        count.track();
        follow.track();
        if let Some(measure) = measure {
            measure.track();
        }
        if window.with_untracked(|seen| seen.height <= 0.0) {
            measure_now(); // the first rows belong to the first picture
        }
        // What stands above may move as well: look again once the page is laid out.
        look();
    });

    let range = Memo::new(move |_| window.get().blocks(count.get()));
    let kept = Memo::new(move |_| kept.get().filter(|&row| row < count.get()).map(|row| row / BLOCK));
    let blocks = move || {
        let range = range.get();
        let before = kept.get().filter(|&block| block < range.start);
        let after = kept.get().filter(|&block| block >= range.end);
        before.into_iter().chain(range).chain(after).collect::<Vec<_>>()
    };
    let above = Memo::new(move |_| rows_above(scale.get().shift, window.get().row));
    let per_line = Memo::new(move |_| window.get().per_line());
    let rows_of = move |block: usize| (block * BLOCK)..(block * BLOCK + BLOCK).min(count.get());

    view! {
        <div
            class="virtual-rows"
            role=role
            aria-label=move || label.map(|label| label.get())
            tabindex=scrolls.then_some("0")
            node_ref=list
            on:scroll=move |_| look()
        >
            <div
                class="virtual-sizer"
                role="presentation"
                node_ref=sizer
                style=("--count", move || count.get().to_string())
                style=("--per-line", move || per_line.get().to_string())
                style=("--base", move || above.get().0.to_string())
                style=("--rest", move || above.get().1.to_string())
            >
                <For each=blocks key=|&block| block let:block>
                    <For each=move || rows_of(block) key=|&at| at let:at>
                        <div class="virtual-row" role="presentation" style=("--at", at.to_string())>
                            {row.run(at)}
                        </div>
                    </For>
                </For>
            </div>
        </div>
    }
}
