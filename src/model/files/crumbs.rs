//! The way from a location down to a folder.

use super::entry::legible;
use crate::aws::s3::key::Prefix;

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The folder's name; empty for the location itself, whose name the configuration has.
    pub name: String,
    /// Where it leads: relative to the location.
    pub folder: Prefix,
}

/// The steps to `folder` (relative to its location), the location first.
///
/// ```
/// use alcove::model::files::{Prefix, crumbs};
///
/// let names: Vec<_> = crumbs(&Prefix::new("trip/day 1")).into_iter().map(|crumb| crumb.name).collect();
/// assert_eq!(names, ["", "trip", "day 1"]);
/// ```
pub fn crumbs(folder: &Prefix) -> Vec<Crumb> {
    let mut steps = vec![Crumb { name: String::new(), folder: Prefix::root() }];
    let mut here = Prefix::root();
    for name in folder.segments() {
        here = here.folder(name);
        steps.push(Crumb { name: legible(name).to_owned(), folder: here.clone() });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_leads_one_folder_deeper() {
        let steps = crumbs(&Prefix::new("a b/c"));
        let steps: Vec<_> = steps.iter().map(|step| (step.name.as_str(), step.folder.as_str())).collect();
        assert_eq!(steps, [("", ""), ("a b", "a b/"), ("c", "a b/c/")]);
    }

    #[test]
    fn a_folder_without_a_name_is_a_step_that_can_be_seen() {
        let names: Vec<_> = crumbs(&Prefix::new("a//b")).into_iter().map(|step| step.name).collect();
        assert_eq!(names, ["", "a", "/", "b"]);
    }
}
