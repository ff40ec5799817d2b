use proptest::prelude::*;

use super::*;

fn prefix(text: &str) -> Prefix {
    Prefix::new(text)
}

fn folders(names: &[&str]) -> Vec<Prefix> {
    names.iter().map(|name| prefix(name)).collect()
}

/// The lines as a person sees them: a sign, and the name after so many dots as it is deep.
fn drawn(tree: &Tree) -> Vec<String> {
    let sign = |line| match line {
        Line::Closed => "+",
        Line::Open => "-",
        Line::Reading => "…",
        Line::Leaf => " ",
        Line::More => "more of ",
        Line::Failed => "no ",
    };
    let line = |row: &Row| format!("{}{}{}", ".".repeat(row.level - 1), sign(row.line), name(&row.folder));
    tree.rows().iter().map(line).collect()
}

#[test]
fn folders_are_read_when_they_are_opened_and_stand_in_natural_order() {
    let mut tree = Tree::new(prefix("home"));
    assert_eq!(tree.reveal(&prefix("home")), folders(&["home"]));
    assert_eq!(drawn(&tree), ["…home"]);
    tree.read(&prefix("home"), folders(&["home/b10", "home/b9", "home/写真", "home/a"]), false);
    assert_eq!(drawn(&tree), ["-home", ".+a", ".+b9", ".+b10", ".+写真"]);
    assert!(tree.open(&prefix("home/b9")));
    assert_eq!(drawn(&tree)[2], ".…b9");
    tree.read(&prefix("home/b9"), vec![], false);
    assert_eq!(drawn(&tree)[2], ". b9", "there is nothing to open");
    assert!(tree.reveal(&prefix("home")).is_empty(), "and nothing is read twice for it");
}

#[test]
fn the_way_to_the_folder_in_the_list_is_shown_before_anything_is_read() {
    let mut tree = Tree::new(prefix("home"));
    assert_eq!(tree.reveal(&prefix("home/a/b//c")), folders(&["home", "home/a", "home/a/b", "home/a/b//"]));
    assert_eq!(drawn(&tree), ["…home", ".…a", "..…b", "...…/", "....+c"]);
    tree.read(&prefix("home/a"), folders(&["home/a/x"]), false);
    assert_eq!(
        drawn(&tree)[2..],
        ["..…b", "...…/", "....+c", "..+x"],
        "a listing may be older than the folder"
    );
    tree.reveal(&prefix("home"));
    assert_eq!(drawn(&tree)[1..], [] as [&str; 0], "what no listing has goes with the way");
}

#[test]
fn what_cannot_be_read_can_be_tried_again_and_what_is_too_long_ends() {
    let mut tree = Tree::new(prefix("home"));
    tree.reveal(&prefix("home"));
    tree.failed(&prefix("home"));
    assert_eq!(drawn(&tree), ["-home", ".no home"]);
    assert!(tree.open(&prefix("home")));
    let many: Vec<_> = (0..=SHOWN_MOST).map(|at| prefix(&format!("home/{at}"))).collect();
    tree.read(&prefix("home"), many, false);
    let rows = tree.rows();
    assert_eq!((rows.len(), rows[SHOWN_MOST + 1].line), (SHOWN_MOST + 2, Line::More));
    assert_eq!(rows[1].of, SHOWN_MOST + 1);
    tree.failed(&prefix("home"));
    assert_eq!(tree.rows().len(), SHOWN_MOST + 2, "what is known stays");
}

#[test]
fn keys_lead_as_in_every_tree() {
    let mut tree = Tree::new(prefix("home"));
    tree.reveal(&prefix("home"));
    tree.read(&prefix("home"), folders(&["home/a", "home/b"]), false);
    tree.open(&prefix("home/a"));
    tree.read(&prefix("home/a"), folders(&["home/a/x"]), false);
    let rows = tree.rows();
    assert_eq!(drawn(&tree), ["-home", ".-a", "..+x", ".+b"]);
    for (at, key, expected) in [
        (0, "ArrowDown", Some(Step::Go(1))),
        (3, "ArrowDown", Some(Step::Go(3))),
        (0, "ArrowUp", Some(Step::Go(0))),
        (2, "Home", Some(Step::Go(0))),
        (0, "End", Some(Step::Go(3))),
        (1, "ArrowRight", Some(Step::Go(2))),
        (2, "ArrowRight", Some(Step::Open)),
        (2, "ArrowLeft", Some(Step::Go(1))),
        (1, "ArrowLeft", Some(Step::Close)),
        (3, "ArrowLeft", Some(Step::Go(0))),
        (0, "ArrowLeft", None),
        (0, "Enter", None),
        (9, "Home", None),
    ] {
        assert_eq!(step(&rows, at, key), expected, "{key} at {at}");
    }
}

proptest! {
    /// Whatever is opened, closed and read in whatever order: the lines are a tree, the way to the current folder is among them,
    /// and no key leads out of them.
    #[test]
    fn the_lines_are_always_a_tree(
        deeds in prop::collection::vec((0..5_u8, "[ab]{1}(/[ab]{1}){0,3}", prop::collection::vec("[abc]", 0..3)), 0..40),
    ) {
        let mut tree = Tree::new(prefix("home"));
        for (deed, path, below) in deeds {
            let folder = prefix(&format!("home/{path}"));
            match deed {
                0 => drop(tree.reveal(&folder)),
                1 => drop(tree.open(&folder)),
                2 => tree.close(&folder),
                3 => tree.failed(&folder),
                _ => {
                    let mut folders: Vec<_> = below.iter().map(|name| folder.folder(name)).collect();
                    folders.dedup();
                    tree.read(&folder, folders, false);
                }
            }
            let rows = tree.rows();
            prop_assert_eq!(rows[0].level, 1);
            for pair in rows.windows(2) {
                prop_assert!(pair[1].level <= pair[0].level + 1);
            }
            prop_assert!(rows.iter().all(|row| row.position >= 1 && row.position <= row.of));
            if deed == 0 {
                prop_assert!(rows.iter().any(|row| row.folder == folder && row.line.is_folder()));
            }
            for (at, key) in (0..rows.len()).flat_map(|at| ["ArrowDown", "ArrowLeft", "ArrowRight", "End"].map(|key| (at, key))) {
                if let Some(Step::Go(to)) = step(&rows, at, key) {
                    prop_assert!(to < rows.len());
                }
            }
        }
    }
}
