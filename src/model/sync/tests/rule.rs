//! The rule, case by case.

use super::super::names::Obstacle;
use super::*;

const UP: Options = Options { direction: Direction::Up, delete: false, contents: false };
const DOWN: Options = Options { direction: Direction::Down, ..UP };
const BOTH: Options = Options { direction: Direction::Both, ..UP };

fn side(files: &[(&str, &str, i64)]) -> Side {
    let held = |content: &str, modified| Held { content: content.to_owned(), modified };
    files.iter().map(|(path, content, at)| ((*path).to_owned(), held(content, *at))).collect()
}

fn world(device: &[(&str, &str, i64)], alcove: &[(&str, &str, i64)]) -> World {
    World { device: side(device), alcove: side(alcove), now: 50_000, ..World::default() }
}

fn actions(plan: &Plan) -> Vec<(&str, Action)> {
    plan.items.iter().map(|item| (&*item.path, item.action)).collect()
}

#[test]
fn an_equal_size_is_the_same_unless_the_source_is_newer_and_the_contents_differ() {
    let (old, new) = (1000, 9000);
    let asks = |world: &World, options| to_compare(&world.scanned(), options).len();
    let newer_here = world(&[("a", "p", new)], &[("a", "q", old)]);
    assert_eq!((asks(&newer_here, UP), asks(&newer_here, DOWN), asks(&newer_here, BOTH)), (1, 0, 1));
    assert_eq!(actions(&newer_here.plan(UP, true)), [("a", Action::Upload)]);
    assert_eq!(newer_here.plan(DOWN, true).same.len(), 1);
    let touched = world(&[("a", "p", new)], &[("a", "p", old)]);
    assert_eq!(touched.plan(UP, true).same.len(), 1, "the same content is not sent again");
    assert_eq!(actions(&touched.plan(UP, false)), [("a", Action::Upload)], "without a checksum times decide");
    let wanted = Options { contents: true, ..DOWN };
    assert_eq!(actions(&newer_here.plan(wanted, true)), [("a", Action::Conflict(Conflict::Newer))]);
}

#[test]
fn a_file_of_the_same_second_as_its_object_is_not_newer() {
    let same_second = world(&[("a", "p", 5900)], &[("a", "q", 5000)]);
    assert_eq!(to_compare(&same_second.scanned(), UP), Vec::<String>::new());
}

#[test]
fn what_is_newer_is_not_replaced_unasked() {
    let (old, new) = (1000, 9000);
    let newer_there = world(&[("a", "p", old)], &[("a", "qq", new)]);
    assert_eq!(actions(&newer_there.plan(UP, true)), [("a", Action::Conflict(Conflict::Newer))]);
    assert_eq!(actions(&newer_there.plan(DOWN, true)), [("a", Action::Download)]);
    assert_eq!(actions(&newer_there.plan(BOTH, true)), [("a", Action::Conflict(Conflict::Unknown))]);
}

#[test]
fn an_empty_file_that_a_broken_download_left_here_is_filled_and_replaces_no_content() {
    let left = world(&[("a", "", 9000)], &[("a", "content", 1000)]);
    assert_eq!(actions(&left.plan(DOWN, true)), [("a", Action::Download)]);
    assert_eq!(actions(&left.plan(BOTH, true)), [("a", Action::Download)]);
    assert_eq!(actions(&left.plan(UP, true)), [("a", Action::Conflict(Conflict::Unknown))]);
    let mut known = world(&[("a", "content", 1000)], &[]);
    known.run(&known.plan(BOTH, true).clone());
    known.device.insert("a".into(), Held { content: String::new(), modified: 70_000 });
    for options in [UP, BOTH] {
        assert_eq!(actions(&known.plan(options, true)), [("a", Action::Conflict(Conflict::Unknown))]);
    }
    known.alcove.get_mut("a").unwrap().content = "other content".into();
    assert_eq!(actions(&known.plan(BOTH, true)), [("a", Action::Conflict(Conflict::BothChanged))]);
}

#[test]
fn an_earlier_sync_tells_which_side_has_changed() {
    let mut world = world(&[("a", "p", 1000), ("b", "p", 1000), ("c", "p", 1000), ("d", "p", 1000)], &[]);
    world.run(&world.plan(BOTH, false).clone());
    assert_eq!(world.plan(BOTH, false).same.len(), 4, "though no checksum tells");
    world.device.get_mut("a").unwrap().content = "qq".into();
    world.device.get_mut("a").unwrap().modified = 500; // restored from an old backup
    world.alcove.get_mut("b").unwrap().content = "qq".into();
    world.device.get_mut("c").unwrap().modified = 70_000;
    world.device.get_mut("c").unwrap().content = "qq".into();
    world.alcove.get_mut("c").unwrap().content = "rr".into();
    let expected =
        [("c", Action::Conflict(Conflict::BothChanged)), ("a", Action::Upload), ("b", Action::Download)];
    assert_eq!(actions(&world.plan(BOTH, true)), expected);
}

#[test]
fn both_ways_a_deletion_goes_on_only_where_a_sync_knew_the_file_and_the_person_wants_it() {
    let mut world = world(&[("a", "p", 1000), ("b", "p", 1000), ("c", "p", 1000)], &[]);
    world.run(&world.plan(BOTH, true).clone());
    world.device.remove("a");
    world.alcove.remove("b");
    world.device.remove("c");
    world.alcove.get_mut("c").unwrap().content = "changed".into();
    world.device.insert("new".into(), Held { content: "n".into(), modified: 0 });
    let kept =
        [("a", Action::Download), ("b", Action::Upload), ("c", Action::Download), ("new", Action::Upload)];
    assert_eq!(actions(&world.plan(BOTH, true)), kept);
    let gone = [
        ("c", Action::Conflict(Conflict::Deleted)),
        ("a", Action::DeleteThere),
        ("b", Action::DeleteHere),
        ("new", Action::Upload),
    ];
    assert_eq!(actions(&world.plan(Options { delete: true, ..BOTH }, true)), gone);
}

#[test]
fn what_only_the_follower_has_stays_unless_it_is_to_go() {
    let world = world(&[], &[("old", "p", 1000)]);
    assert_eq!(world.plan(UP, true).left, ["old"]);
    assert_eq!(actions(&world.plan(Options { delete: true, ..UP }, true)), [("old", Action::DeleteThere)]);
}

#[test]
fn names_that_this_device_cannot_have_are_left_alone_also_when_deleting() {
    let odd = [
        "a//b",
        "a/../c",
        "odd/",
        "x:y",
        "back\\slash",
        "CON.txt",
        "lpt1",
        "dot.",
        "A",
        "a",
        "file",
        "file/in",
        "Dir/x",
        "dir/y",
        "%2e",
        "😀 +%.txt",
        "com10",
        "\u{7f}",
    ];
    let there: Vec<_> = odd.iter().map(|path| (*path, "p", 1000)).collect();
    let world = world(&[("kept", "p", 0)], &there);
    for options in [UP, DOWN, Options { delete: true, ..UP }] {
        let plan = world.plan(options, true);
        let blocked: Vec<_> = plan.blocked.iter().map(|it| (&*it.path, it.obstacle)).collect();
        let name = Obstacle::Name;
        let expected = [
            ("A", Obstacle::Case),
            ("CON.txt", name),
            ("Dir/x", Obstacle::Case),
            ("a", Obstacle::Folder),
            ("a/../c", name),
            ("a//b", name),
            ("back\\slash", name),
            ("dir/y", Obstacle::Case),
            ("dot.", name),
            ("file", Obstacle::Folder),
            ("lpt1", name),
            ("odd/", name),
            ("x:y", name),
            ("\u{7f}", name),
        ];
        assert_eq!(blocked, expected, "{options:?}");
    }
}

#[test]
fn a_path_too_long_for_a_key_stays_here() {
    let long = "é".repeat(600);
    let world = world(&[(&long, "p", 0)], &[]);
    assert_eq!(world.plan(UP, true).blocked[0].obstacle, Obstacle::TooLong);
    assert_eq!(actions(&world.plan(Options { delete: true, ..DOWN }, true)), [(&*long, Action::DeleteHere)]);
}

#[test]
fn an_object_without_a_tag_is_not_replaced_unasked() {
    let mut scanned = world(&[("a", "new", 9000)], &[("a", "p", 1000)]).scanned();
    scanned.alcove.get_mut("a").unwrap().etag = None;
    let plan = plan(&scanned, &folder(), UP, &Tree::new());
    assert_eq!(plan.items[0].action, Action::Conflict(Conflict::Unknown));
}

#[test]
fn deletions_come_last_and_both_names_are_free() {
    let device = [("a.txt", "p", 1000), ("A (2).txt", "x", 1000)];
    let world = world(&device, &[("a.txt", "q", 2000), ("0", "z", 0)]);
    let options = Options { delete: true, contents: true, ..UP };
    let mut plan = world.plan(options, true);
    plan.items[0].choice = Some(Choice::Both);
    let steps = plan.steps(&folder());
    let Step::Upload { to, over: None, .. } = &steps[0] else { panic!("{steps:?}") };
    assert_eq!(to, "a (3).txt", "another file has \"A (2).txt\"");
    assert!(matches!(steps.last(), Some(Step::DeleteThere { path, .. }) if path == "0"));
}

#[test]
fn what_this_device_would_not_open_is_left_alone_also_when_deleting() {
    let mut scanned = world(&[], &[("shut/a", "p", 0), ("shutter", "p", 0), ("x", "p", 0)]).scanned();
    scanned.unreadable = vec!["shut".into(), "x".into()];
    let plan = plan(&scanned, &folder(), Options { delete: true, ..UP }, &Tree::new());
    assert_eq!(actions(&plan), [("shutter", Action::DeleteThere)]);
    assert!(plan.blocked.iter().all(|it| it.obstacle == Obstacle::Unreadable));
    assert_eq!(plan.blocked.len(), 3);
}

#[test]
fn a_file_is_not_deleted_here_while_one_of_its_name_in_other_case_is_in_alcove() {
    let world = world(&[("Photo.jpg", "p", 0), ("alone.jpg", "p", 0)], &[("photo.jpg", "p", 0)]);
    let plan = world.plan(Options { delete: true, ..DOWN }, true);
    assert_eq!(actions(&plan), [("alone.jpg", Action::DeleteHere)]);
    assert!(plan.blocked.iter().all(|it| it.obstacle == Obstacle::Case) && plan.blocked.len() == 2);
}
