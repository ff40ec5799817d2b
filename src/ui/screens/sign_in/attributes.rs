//! Fields for the attributes that a pool requires beside the address: each with its keyboard and autofill, and marked where a
//! refusal names it.

use leptos::prelude::*;

use super::remark::FAULT;
use crate::model::auth::{Remark, attribute};
use crate::model::text::Text;
use crate::ui::components::{Fault, Field, TextField, require};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::scope::Scope;

/// One attribute being typed.
#[derive(Clone)]
struct Attribute {
    name: String,
    value: RwSignal<String>,
    error: RwSignal<String>,
}

/// The attributes of a form. More can join it: a pool may say what it requires only when it refuses.
#[derive(Clone, Copy)]
pub struct Attributes {
    asked: RwSignal<Vec<Attribute>>,
    /// Of the form: what joins it later is the form's too, not of the effect that found it out.
    scope: Scope,
}

impl Attributes {
    /// Of these names.
    pub fn new(names: Vec<String>) -> Self {
        let attributes = Self { asked: RwSignal::new(Vec::new()), scope: Scope::here() };
        attributes.ask_for(names);
        attributes
    }

    /// Asks for these too. What is typed into those that are there stays.
    pub fn ask_for(self, names: Vec<String>) {
        let asked = |name: &String| self.asked.with_untracked(|all| all.iter().any(|it| it.name == *name));
        let new: Vec<_> = names.into_iter().filter(|name| name != "email" && !asked(name)).collect();
        if new.is_empty() {
            return;
        }
        self.scope.run(move || {
            let field = |name| Attribute {
                name,
                value: RwSignal::new(String::new()),
                error: RwSignal::new(String::new()),
            };
            self.asked.update(|all| all.extend(new.into_iter().map(field)));
        });
    }

    /// Names and values, if all are filled in; those that are not say so.
    pub fn take(self, app: App, text: &Text) -> Option<Vec<(String, String)>> {
        let all = self.asked.get_untracked();
        let mut is_complete = true;
        let values = all.into_iter().map(|Attribute { name, value, error }| {
            if name == attribute::UPDATED_AT {
                return (name, (app.session().now() / 1000).to_string());
            }
            is_complete &= require(value, error, text.auth().value_missing);
            (name, value.get_untracked().trim().to_owned())
        });
        let values = values.collect();
        is_complete.then_some(values)
    }

    /// The fields.
    pub fn view(self) -> impl IntoView {
        let asked = move || {
            let all = self.asked.get();
            all.into_iter().filter(|it| it.name != attribute::UPDATED_AT).collect::<Vec<_>>()
        };
        view! { <For each=asked key=|it| it.name.clone() children=field /> }
    }
}

fn field(Attribute { name, value, error }: Attribute) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    // A pool's own attributes have names that only its admin knows the words for.
    let label = (text.auth().attribute)(&name)
        .map_or_else(|| name.trim_start_matches("custom:").to_owned(), Into::into);
    let (autofill, input_mode) = attribute::autofill(&name);
    let id = ["attribute-", &name].concat();
    let is_here = Signal::derive(move || {
        app.flow.with(|flow| match flow.remark() {
            Some(Remark::Failed(failure)) => attribute::is_named(failure, &name),
            _ => false,
        })
    });
    let kind = Field::Known { autofill, input_mode };
    view! { <TextField name=id label kind value error=error fault=Fault { panel: FAULT, is_here } /> }
}
