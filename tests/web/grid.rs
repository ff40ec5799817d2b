//! The grid with ten thousand rows: what is in the page, where keys lead, what is asked.

use alcove::ui::components::{Grid, GridCommand, GridFocus, Pick, Shortcut};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::browser::settle;

const ROWS: usize = 10_000;

/// The geometry alone, from the page's own sheet.
const STYLE: &str =
    concat!(".grid { --row: 40px; }", include_str!("../../style/components/virtual-rows.css"));

/// A grid in the page, and what it asked for. It goes when this is dropped.
struct Mounted {
    root: HtmlElement,
    asked: RwSignal<Vec<GridCommand>>,
    keys: RwSignal<Vec<(Shortcut, usize)>>,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

async fn mount() -> Mounted {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(STYLE));
    root.append_child(&style).unwrap();
    let (asked, keys) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
    let handle = mount_to(root.clone(), move || {
        view! {
            <Grid
                label="Files"
                focus=GridFocus::new()
                count=Signal::stored(ROWS)
                growing=false
                selected=|at| at == 1
                name=|at| format!("file {at}")
                cells=|at: usize| view! { <div role="gridcell">{at}</div> }.into_any()
                on_command=move |command| asked.update(|asked| asked.push(command))
                on_key=move |key| {
                    keys.update(|keys| keys.push(key));
                    true
                }
                on_menu=|_| ()
            >
                <div role="columnheader">"Name"</div>
            </Grid>
        }
    });
    let mounted = Mounted { root, asked, keys, _handle: Box::new(handle) };
    settle(120).await;
    mounted
}

impl Mounted {
    fn rows(&self) -> u32 {
        self.root.query_selector_all("[data-row]").unwrap().length()
    }

    fn row(&self, at: usize) -> Option<HtmlElement> {
        let row = self.root.query_selector(&format!("[data-row='{at}']")).unwrap();
        row.map(JsCast::unchecked_into)
    }

    async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        focused().dispatch_event(&event).unwrap();
        settle(120).await;
    }
}

fn focused() -> Element {
    document().active_element().unwrap()
}

fn focused_row() -> Option<usize> {
    focused().get_attribute("data-row")?.parse().ok()
}

#[wasm_bindgen_test]
async fn ten_thousand_rows_are_counted_but_only_those_in_view_are_in_the_page() {
    let grid = mount().await;
    let table = grid.root.query_selector("[role=grid]").unwrap().unwrap();
    assert_eq!(table.get_attribute("aria-rowcount").as_deref(), Some("10001"), "with the head");
    assert!((10..80).contains(&grid.rows()), "{} rows", grid.rows());
    let second = grid.row(1).unwrap();
    assert_eq!(second.get_attribute("aria-rowindex").as_deref(), Some("3"));
    assert_eq!(second.get_attribute("aria-selected").as_deref(), Some("true"));
    assert_eq!(second.get_attribute("tabindex").as_deref(), Some("-1"), "one row is Tab's");
}

#[wasm_bindgen_test]
async fn keys_lead_through_rows_that_were_not_in_the_page() {
    let grid = mount().await;
    grid.row(0).unwrap().focus().unwrap();
    grid.press("End").await;
    assert_eq!(focused_row(), Some(9_999));
    assert!(grid.rows() < 80, "{} rows", grid.rows());
    grid.press("PageUp").await;
    let page = 9_999 - focused_row().unwrap();
    assert!((2..60).contains(&page), "a page is what is seen: {page}");
    grid.press("Home").await;
    assert_eq!(focused_row(), Some(0));
    grid.press("ArrowUp").await;
    assert_eq!(focused_row(), Some(0));
}

#[wasm_bindgen_test]
async fn typing_a_name_leads_to_it_and_its_space_selects_nothing() {
    let grid = mount().await;
    grid.row(0).unwrap().focus().unwrap();
    for key in ["f", "i", "l", "e", " ", "7", "7"] {
        grid.press(key).await;
    }
    assert_eq!(focused_row(), Some(77));
    assert!(grid.asked.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn keys_ask_for_what_they_stand_for() {
    let grid = mount().await;
    grid.row(0).unwrap().focus().unwrap();
    for key in [" ", "Enter", "Escape", "Delete"] {
        grid.press(key).await;
    }
    assert_eq!(grid.asked.get_untracked(), [GridCommand::Select(0, Pick::Toggle), GridCommand::Open(0)]);
    let keys = [(Shortcut::plain("Escape"), 0), (Shortcut::plain("Delete"), 0)];
    assert_eq!(grid.keys.get_untracked(), keys, "what the grid has no use for is the caller's");
}
