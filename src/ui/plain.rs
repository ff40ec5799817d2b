//! Plain elements: what is drawn once, and as a whole again when it changes. In a Leptos view every attribute and child is
//! prepared to change by itself, which costs code for each sort of them; most of the first picture does not need that.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::focus::focus;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element being drawn.
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

    /// With elements after what is in it.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }
}

/// A plain element as a view. When it is drawn again, the focus stays in its place.
pub struct Plain(Box<dyn FnOnce() -> El + Send>);

/// What `draw` draws, as a view.
pub fn plain(draw: impl FnOnce() -> El + Send + 'static) -> Plain {
    Plain(Box::new(draw))
}

impl Render for Plain {
    type State = Element;

    fn build(self) -> Element {
        (self.0)().0
    }

    fn rebuild(self, state: &mut Element) {
        let focused = document().active_element().and_then(|it| Place::of(&it, state));
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        if let Some(element) = focused.and_then(|place| place.within(&new)) {
            focus(&element);
        }
        *state = new;
    }
}

/// Nothing is added from outside.
impl AddAnyAttr for Plain {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// There is no server, and no HTML of one: what is asked here is never used.
impl RenderHtml for Plain {
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

/// Where an element is in another: which child of which child, innermost first.
#[derive(Clone, Debug)]
pub struct Place(Vec<u32>);

impl Place {
    /// The place of `element` in `base`; `None` if it is elsewhere.
    pub fn of(element: &Element, base: &Element) -> Option<Self> {
        let (mut place, mut here) = (Vec::new(), element.clone());
        while here != *base {
            let before =
                std::iter::successors(here.previous_element_sibling(), Element::previous_element_sibling);
            place.push(u32::try_from(before.count()).ok()?);
            here = here.parent_element()?;
        }
        Some(Self(place))
    }

    /// What stands there in `base`.
    pub fn within(&self, base: &Element) -> Option<Element> {
        self.0.iter().rev().try_fold(base.clone(), |here, &at| here.children().item(at))
    }
}
