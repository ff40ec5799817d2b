//! The end of a session: with its tab, in copies of the tab, within its own scope, and while the pool cannot be reached.

use alcove::client::ports::Store;

use super::*;

/// The same tab in a browser that was restarted and has brought its tabs back.
fn restart(page: Page) -> Page {
    let now = page.world.time.now();
    let world = World::with_store(page.world.store);
    world.time.advance(now - START);
    world.tabs.restore();
    Page::start(world, "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        world.http.on("RevokeToken", ok(&json!({})));
    })
}

fn departure(page: &Page) -> Departure {
    match page.session.who() {
        Who::Guest { departure, .. } | Who::SignedOut(departure) => departure,
        who => panic!("{who:?}"),
    }
}

fn revoked(page: &Page) -> Vec<String> {
    let sent = page.world.http.taken();
    let of_tokens = sent.iter().filter(|request| crate::fakes::name_of(request) == "RevokeToken");
    of_tokens.map(|request| json_of(request)["Token"].as_str().unwrap().to_owned()).collect()
}

fn everything(page: &Page) -> String {
    let store = &page.world.store;
    format!("{:?}{:?}", store.dump(Scope::Tab), store.dump(Scope::Device))
}

/// Hanako signs in on the device in another tab; Taro's session of this tab stays.
fn hanako_on_the_device(page: &Page) {
    let store = &page.world.store;
    let session = json!({
        "v": "us-east-1:00000000-0000-0000-0000-000000000000", "since": "1", "refresh": "rt-hanako",
        "identity": HANAKO, "email": "hanako@example.com", "username": "b7a1", "groups": [],
    });
    store.set(Scope::Device, "alcove.client1client1client1.session", &session.to_string());
    page.world.tabs.have_changed_storage();
    page.world.settle();
}

const HANAKO: &str = "us-east-1:00000000-0000-0000-0000-00000000000c";

#[test]
fn a_session_of_a_tab_is_not_in_a_browser_that_was_restarted() {
    let page = Page::of_taro(Persistence::Tab);
    assert_eq!(page.world.tabs.adopted(), format!("alcove.tab.{START}"));
    let page = restart(page);
    assert_eq!(departure(&page), Departure::SessionEnded);
    assert_eq!(revoked(&page), ["rt1"]);
    let left = everything(&page);
    assert!(!left.contains("hush") && !left.contains("rt1") && !left.contains(TARO), "{left}");
    assert_eq!(page.world.tabs.adopted(), "");
}

#[test]
fn a_session_of_the_device_is() {
    let page = restart(Page::of_taro(Persistence::Device));
    assert!(page.session.who().user().is_some());
}

#[test]
fn a_copy_of_a_tab_is_signed_out_with_it_at_once_or_when_it_wakes() {
    let page = Page::of_taro(Persistence::Tab);
    let awake = {
        let world = World::with_store(page.world.store.clone());
        Page::start(world, "password", true, |_| {})
    };
    assert!(awake.session.who().user().is_some());
    let of_sleeper = page.world.store.dump(Scope::Tab);
    for tab in [&page, &awake] {
        tab.world.http.on("RevokeToken", ok(&json!({})));
        tab.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    }
    page.session.sign_out();
    page.world.settle();
    awake.world.tabs.have_changed_storage();
    awake.world.settle();
    assert_eq!(departure(&awake), Departure::SignedOut);

    let asleep = World::with_store(page.world.store.clone());
    for (key, value) in of_sleeper {
        asleep.store.set(Scope::Tab, &key, &value);
    }
    let asleep = Page::start(asleep, "password", true, |world| {
        world.http.on("RevokeToken", ok(&json!({})));
    });
    assert!(asleep.session.who().user().is_none(), "though its tab was only reloaded");
    assert!(!everything(&asleep).contains("hush"));
}

#[test]
fn the_end_of_a_tabs_session_leaves_another_persons_on_the_device() {
    for chosen in [true, false] {
        let page = Page::of_taro(Persistence::Tab);
        hanako_on_the_device(&page);
        assert_eq!(page.session.who().user().unwrap().email, "taro@example.com", "each has their own");
        page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        if chosen {
            page.world.http.on("RevokeToken", ok(&json!({})));
            page.session.sign_out();
            page.world.settle();
            assert_eq!(revoked(&page), ["rt1"]);
        } else {
            page.world.time.advance(HOUR);
            let message = "Refresh Token has been revoked";
            page.world.http.on("GetTokensFromRefreshToken", refused("NotAuthorizedException", message));
            assert!(page.key().is_err());
        }
        assert!(page.session.who().user().is_none(), "and nobody turns into Hanako");
        page.world.tabs.have_changed_storage();
        page.world.settle();
        assert!(page.session.who().user().is_none());
        let kept = stored(&page.world.store, Scope::Device, "session").unwrap();
        assert_eq!(kept["refresh"], "rt-hanako");
        let left = everything(&page);
        assert!(!left.contains("rt1") && !left.contains(TARO), "{left}");

        page.world.store.close_tab();
        let other = page.reload(|_| {});
        assert_eq!(other.session.who().user().unwrap().email, "hanako@example.com");
    }
}

#[test]
fn a_sign_in_for_the_device_ends_whoevers_session_was_there() {
    let page = Page::start(World::new(), "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    page.world.http.on("InitiateAuth", tokens("rt1", START));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    // Stored in the moment between this tab's last look and the end of its sign-in: nobody has told it.
    let session = json!({
        "v": "us-east-1:00000000-0000-0000-0000-000000000000", "since": "1", "refresh": "rt-hanako",
        "identity": HANAKO, "email": "hanako@example.com", "username": "b7a1", "groups": [],
    });
    page.world.store.set(Scope::Device, "alcove.client1client1client1.session", &session.to_string());
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.sign_in(Persistence::Device);
    assert_eq!(revoked(&page), ["rt-hanako"]);
    assert!(!everything(&page).contains("hanako"));
}

#[test]
fn a_sign_out_without_a_network_is_made_good_at_the_next_chance() {
    for keep in [Persistence::Tab, Persistence::Device] {
        for by_reload in [true, false] {
            let mut page = Page::of_taro(keep);
            (0..4).for_each(|_| page.world.http.on("RevokeToken", unreachable()));
            page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
            page.session.sign_out();
            page.world.settle();
            page.world.http.taken();
            let left = everything(&page);
            assert!(left.contains("rt1") && !left.contains("hush") && !left.contains(TARO), "{left}");
            if by_reload {
                page = page.reload(|world| world.http.on("RevokeToken", ok(&json!({}))));
            } else {
                page.world.http.on("RevokeToken", ok(&json!({})));
                page.session.retry();
                page.world.settle();
            }
            assert_eq!(revoked(&page), ["rt1"]);
            assert!(!everything(&page).contains("rt1"), "{}", everything(&page));
        }
    }
}

#[test]
fn a_token_that_the_pool_does_not_know_any_more_is_forgotten_too() {
    let page = Page::of_taro(Persistence::Device);
    page.world.http.on("RevokeToken", refused("UnauthorizedException", ""));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    page.session.sign_out();
    page.world.settle();
    assert!(!everything(&page).contains("rt1"));
}

#[test]
fn records_of_another_identity_pool_are_dropped_and_their_token_revoked() {
    let page = Page::of_taro(Persistence::Device);
    let mut config = config("password", true);
    config["identityPool"]["id"] = "us-east-1:00000000-0000-0000-0000-000000000001".into();
    let world = World::with_store(page.world.store);
    let page = Page::start_with(world, &config, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        world.http.on("RevokeToken", ok(&json!({})));
    });
    assert!(page.session.who().user().is_none());
    assert_eq!(revoked(&page), ["rt1"]);
    assert!(!everything(&page).contains(TARO));
}
