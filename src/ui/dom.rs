//! Elements built by hand: drawn once, and as a whole again when what they show changes. In a Leptos view every attribute and
//! child is prepared to change by itself, which costs code for each kind of view; icons, names and dates do without.
//!
//! When to use which:
//!
//! - `view!`: whatever has a signal, a handler or a component inside.
//! - [`El`] and [`dom`]: many small elements that never change by themselves. A folder draws three of these a
//!   row.
//!
//! A reactive closure around [`dom`] draws the element again from nothing; there is no comparing of old and
//! new.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element being drawn.
///
/// Methods that fail in the browser (a bad attribute name) leave the element as it was: these are constants
/// of this crate.
#[derive(Clone, Debug)]
pub struct El(Element);

impl El {
    /// An element of a tag and a class, which may be empty.
    pub fn new(tag: &str, class: &str) -> Self {
        Self(Dom::create_element(tag, None)).with_class(class)
    }

    /// An element of an image.
    pub fn svg(tag: &str, class: &str) -> Self {
        Self(Dom::create_element(tag, Some(SVG))).with_class(class)
    }

    fn with_class(self, class: &str) -> Self {
        self.with_some("class", Some(class).filter(|class| !class.is_empty()))
    }

    /// With an attribute; a name that begins with two dashes is a property of its style.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        match self.0.dyn_ref::<HtmlElement>() {
            Some(element) if name.starts_with("--") => drop(element.style().set_property(name, value)),
            _ => drop(self.0.set_attribute(name, value)),
        }
        self
    }

    /// With an attribute, or without.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With a text after what is in it.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_child(&Dom::create_text_node(text));
        self
    }

    /// The element itself, to be put into the page by hand.
    pub fn into_element(self) -> Element {
        self.0
    }

    /// With elements after what is in it.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }
}

/// An element built by hand, as a view.
///
/// The element is made when the view is built, not when [`dom`] is called, so a view that is never shown
/// costs nothing.
pub struct Drawn(Box<dyn FnOnce() -> El + Send>);

/// What `draw` draws, as a view.
pub fn dom(draw: impl FnOnce() -> El + Send + 'static) -> Drawn {
    Drawn(Box::new(draw))
}

impl Render for Drawn {
    type State = Element;

    fn build(self) -> Element {
        (self.0)().0
    }

    /// Puts the new element before the old one and removes that: the place among the siblings stays.
    fn rebuild(self, state: &mut Element) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

/// Nothing is added from outside.
impl AddAnyAttr for Drawn {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// There is no server, and no HTML of one: what is asked here is never used.
impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
