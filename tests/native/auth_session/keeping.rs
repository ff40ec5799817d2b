//! Staying signed in, and leaving.

use super::*;

#[test]
fn a_reload_asks_nothing_while_the_credentials_live() {
    let page = Page::of_taro(Persistence::Tab).reload(|_| {});
    assert!(matches!(page.session.who(), Who::User(_)));
    assert_eq!(page.key().unwrap(), "ASIA1");
    assert_eq!(page.world.http.calls(), [""; 0]);
}

#[test]
fn a_session_is_kept_where_the_person_chose() {
    for (keep, survives) in [(Persistence::Tab, false), (Persistence::Device, true)] {
        let page = Page::of_taro(keep);
        page.world.store.close_tab();
        let page = page.reload(|world| world.http.on("GetId", ok(&json!({ "IdentityId": GUEST }))));
        assert_eq!(page.session.who().user().is_some(), survives, "{keep:?}");
    }
}

#[test]
fn aws_credentials_never_outlive_the_tab() {
    let page = Page::of_taro(Persistence::Device);
    let device = format!("{:?}", page.world.store.dump(Scope::Device));
    assert!(device.contains("rt1") && !device.contains("hush-key") && !device.contains("ASIA"), "{device}");
}

#[test]
fn credentials_are_renewed_five_minutes_before_their_end_once_for_all() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR - 5 * 60_000 + 1);
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    let source = page.session.credentials();
    let (first, second) = (page.world.start(source.get()), page.world.start(source.get()));
    page.world.settle();
    for slot in [first, second] {
        assert_eq!(slot.borrow_mut().take().unwrap().unwrap().access_key_id, "ASIA2");
    }
    assert_eq!(page.world.http.calls(), ["GetCredentialsForIdentity"], "the ID token still lived");
}

#[test]
fn an_id_token_that_ended_is_refreshed_first_and_a_rotated_token_is_stored() {
    let page = Page::of_taro(Persistence::Device);
    page.world.time.advance(HOUR);
    page.world.http.on("GetTokensFromRefreshToken", tokens("rt2", START + HOUR));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    assert_eq!(page.world.http.calls(), ["GetTokensFromRefreshToken", "GetCredentialsForIdentity"]);
    assert_eq!(stored(&page.world.store, Scope::Device, "session").unwrap()["refresh"], "rt2");
}

#[test]
fn a_refresh_is_finished_and_kept_even_when_nobody_waits_for_it() {
    let page = Page::of_taro(Persistence::Device);
    page.world.time.advance(HOUR);
    let answer = page.world.http.hold("GetTokensFromRefreshToken");
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    let mut asked = Box::pin(page.session.credentials().get());
    page.world.block_on(async move {
        assert!(futures_util::poll!(&mut asked).is_pending());
    });
    answer.send(tokens("rt2", START + HOUR)).unwrap();
    page.world.settle();
    assert_eq!(stored(&page.world.store, Scope::Device, "session").unwrap()["refresh"], "rt2");
}

#[test]
fn an_id_token_that_ended_early_is_refreshed_once() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR - 120_000);
    let http = &page.world.http;
    http.on(
        "GetCredentialsForIdentity",
        refused("NotAuthorizedException", "Invalid login token. Token expired: 2 >= 1"),
    );
    http.on("GetTokensFromRefreshToken", tokens("", START + HOUR));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    let calls = ["GetCredentialsForIdentity", "GetTokensFromRefreshToken", "GetCredentialsForIdentity"];
    assert_eq!(http.calls(), calls);
}

#[test]
fn a_service_without_the_new_call_is_asked_the_old_way() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR);
    page.world.http.on("GetTokensFromRefreshToken", refused("UnknownOperationException", ""));
    page.world.http.on("InitiateAuth", tokens("", START + HOUR));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    assert_eq!(
        stored(&page.world.store, Scope::Tab, "session").unwrap()["refresh"],
        "rt1",
        "the old one stays"
    );
}

#[test]
fn network_trouble_signs_nobody_out() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR);
    (0..4).for_each(|_| page.world.http.on("GetTokensFromRefreshToken", unreachable()));
    assert!(page.key().is_err());
    assert!(matches!(page.session.who(), Who::User(_)));
    let page = page.reload(|_| {});
    assert!(matches!(page.session.who(), Who::User(_)));
}

#[test]
fn credentials_with_a_little_life_serve_while_no_new_ones_can_be_reached() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR - 4 * 60_000);
    (0..4).for_each(|_| page.world.http.on("GetCredentialsForIdentity", unreachable()));
    assert_eq!(page.key().unwrap(), "ASIA1");
}

#[test]
fn a_revoked_refresh_token_ends_the_session_and_says_so() {
    let page = Page::of_taro(Persistence::Device);
    page.world.time.advance(HOUR);
    page.world
        .http
        .on("GetTokensFromRefreshToken", refused("NotAuthorizedException", "Refresh Token has been revoked"));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    assert!(page.key().is_err());
    let Who::Guest { departure, .. } = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!(departure, Departure::SessionEnded);
    assert!(stored(&page.world.store, Scope::Device, "session").is_none());
}

#[test]
fn refused_credentials_are_renewed_once_for_many_callers() {
    let page = Page::of_taro(Persistence::Tab);
    let source = page.session.credentials();
    let refused = page.world.block_on(source.get()).unwrap();
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    let (first, second) =
        (page.world.start(source.renew_after(&refused)), page.world.start(source.renew_after(&refused)));
    page.world.settle();
    let late = page.world.block_on(source.renew_after(&refused)).unwrap();
    assert_eq!(late.access_key_id, "ASIA2");
    assert!(first.borrow().is_some() && second.borrow().is_some());
    assert_eq!(page.world.http.calls(), ["GetCredentialsForIdentity"]);
}

#[test]
fn signing_out_forgets_at_once_and_revokes_behind_it() {
    let page = Page::of_taro(Persistence::Device);
    let revoked = page.world.http.hold("RevokeToken");
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    page.session.sign_out();
    assert!(page.session.who().user().is_none(), "no service was waited for");
    assert_eq!(page.session.flow(), State::default(), "the form is at its beginning");
    page.world.settle();
    let Who::Guest { departure, .. } = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!(departure, Departure::SignedOut);
    let sent = page.world.http.taken();
    let revocation = sent.iter().find(|request| crate::fakes::name_of(request) == "RevokeToken");
    assert_eq!(json_of(revocation.unwrap())["Token"], "rt1");
    revoked.send(ok(&json!({}))).unwrap();
    page.world.settle();
    let left = format!("{:?}{:?}", page.world.store.dump(Scope::Tab), page.world.store.dump(Scope::Device));
    assert!(!left.contains("hush") && !left.contains("rt1") && !left.contains(TARO), "{left}");
}

#[test]
fn sessions_elsewhere_end_only_once_the_pool_knows_and_this_one_by_signing_out() {
    let page = Page::of_taro(Persistence::Tab);
    let everywhere = || {
        let session = page.session.clone();
        page.world.block_on(async move { session.end_all_sessions().await })
    };
    (0..4).for_each(|_| page.world.http.on("GlobalSignOut", unreachable()));
    assert!(everywhere().is_err());
    page.world.http.on("GlobalSignOut", ok(&json!({})));
    everywhere().unwrap();
    assert!(
        page.session.who().user().is_some(),
        "the caller signs out next, through the pool's pages where it has such"
    );
}

#[test]
fn credentials_that_arrive_after_the_sign_out_are_nobody_s() {
    let page = Page::of_taro(Persistence::Tab);
    page.world.time.advance(HOUR - 60_000 * 2);
    let answer = page.world.http.hold("GetCredentialsForIdentity");
    let asked = page.world.start(page.session.credentials().get());
    page.world.settle();
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    page.session.sign_out();
    answer.send(credentials(TARO, "ASIA2", START + 2 * HOUR)).unwrap();
    page.world.settle();
    assert!(asked.borrow_mut().take().unwrap().is_err());
    assert!(!format!("{:?}", page.world.store.dump(Scope::Tab)).contains("ASIA2"));
}

/// Another tab on the same device, signed in there as Taro, or not.
fn beside(page: &Page) -> Page {
    let world = World::with_store(page.world.store.clone());
    Page::start(world, "password", true, |_| {})
}

#[test]
fn a_sign_out_in_another_tab_is_followed_at_once() {
    let page = Page::of_taro(Persistence::Device);
    let other = beside(&page);
    other.world.http.on("RevokeToken", ok(&json!({})));
    other.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    other.session.sign_out();
    other.world.settle();
    page.world.tabs.have_changed_storage();
    page.world.settle();
    assert_eq!(page.session.who(), other.session.who(), "the same guest");
    assert_eq!(page.world.http.calls(), [""; 0], "the token was revoked once");
}

#[test]
fn a_sign_in_on_this_device_is_followed_too() {
    let page = Page::start(World::new(), "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    let other = beside(&page);
    other.world.http.on("InitiateAuth", tokens("rt1", START));
    other.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    other.sign_in(Persistence::Device);
    page.world.tabs.have_changed_storage();
    assert_eq!(page.session.who(), other.session.who());
}

#[test]
fn two_tabs_share_one_refresh() {
    let page = Page::of_taro(Persistence::Device);
    let other = beside(&page);
    for tab in [&page, &other] {
        tab.world.time.advance(HOUR);
        tab.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    }
    page.world.http.on("GetTokensFromRefreshToken", tokens("rt2", START + HOUR));
    assert_eq!((page.key().unwrap(), other.key().unwrap()), ("ASIA2".into(), "ASIA2".into()));
    assert_eq!(other.world.http.calls(), ["GetCredentialsForIdentity"]);
    other.world.time.advance(HOUR);
    other.world.http.on("GetTokensFromRefreshToken", tokens("rt3", START + 2 * HOUR));
    other.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA3", START + 3 * HOUR));
    assert_eq!(other.key().unwrap(), "ASIA3");
    assert_eq!(json_of(&other.world.http.taken()[0])["RefreshToken"], "rt2", "the rotated one");
}

#[test]
fn a_refresh_token_that_another_tab_has_used_meanwhile_ends_nothing() {
    let page = Page::of_taro(Persistence::Device);
    let other = beside(&page);
    for tab in [&page, &other] {
        tab.world.time.advance(HOUR);
    }
    // This tab has not heard yet of what the other one stores: it asks with the token that is used up.
    let late = page.world.http.hold("GetTokensFromRefreshToken");
    let asked = page.world.start(page.session.credentials().get());
    page.world.settle();
    other.world.http.on("GetTokensFromRefreshToken", tokens("rt2", START + HOUR));
    other.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    other.key().unwrap();
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA3", START + 2 * HOUR));
    late.send(refused("RefreshTokenReuseException", "Refresh token has been used already.")).unwrap();
    page.world.settle();
    assert_eq!(asked.borrow_mut().take().unwrap().unwrap().access_key_id, "ASIA3");
    assert!(page.session.who().user().is_some());
}

#[test]
fn a_frozen_tab_that_holds_the_lock_is_not_waited_for_for_ever() {
    let page = Page::of_taro(Persistence::Device);
    page.world.tabs.freeze();
    page.world.time.advance(HOUR);
    page.world.http.on("GetTokensFromRefreshToken", tokens("rt2", START + HOUR));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + 2 * HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    assert_eq!(page.world.time.now(), START + HOUR + 10_000);
}

#[test]
fn a_sign_out_that_was_not_heard_of_ends_the_session_at_the_next_refresh() {
    let page = Page::of_taro(Persistence::Device);
    page.world.time.advance(HOUR);
    let other = beside(&page);
    other.world.http.on("RevokeToken", ok(&json!({})));
    other.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    other.session.sign_out();
    other.world.settle();
    assert!(page.key().is_err());
    assert!(page.session.who().user().is_none());
    assert_eq!(page.world.http.calls(), [""; 0]);
    assert_eq!(page.world.tabs.locked(), ["alcove.client1client1client1.refresh"]);
}

#[test]
fn broken_and_foreign_records_are_dropped() {
    use alcove::client::ports::Store;
    for text in ["", "{", "[]", r#"{"v":1}"#, r#"{"v":99,"identity":"x"}"#, "null"] {
        let world = World::new();
        for name in ["session", "tokens", "credentials", "guest", "clock"] {
            let key = format!("alcove.client1client1client1.{name}");
            world.store.set(Scope::Tab, &key, text);
            world.store.set(Scope::Device, &key, text);
        }
        let page = Page::start(world, "srp", true, |world| {
            world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        });
        assert_eq!(page.session.identity().unwrap().as_str(), GUEST, "{text}");
    }
}

#[test]
fn a_clock_that_is_off_is_corrected_by_the_first_token_and_remembered() {
    let page = Page::open("password", false);
    let service = START + 20 * 60_000;
    let http = &page.world.http;
    http.on("InitiateAuth", tokens("rt1", service));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", service + HOUR));
    page.sign_in(Persistence::Tab);
    assert_eq!(page.session.now(), service);
    let page = page.reload(|_| {});
    assert_eq!(page.session.now(), service);
}

#[test]
fn aws_says_who_this_is_and_expired_credentials_are_renewed_on_the_way() {
    let page = Page::of_taro(Persistence::Tab);
    let http = &page.world.http;
    let expired =
        "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>m</Message></Error></ErrorResponse>";
    http.on("GET /?Action=GetCallerIdentity", crate::fakes::answer(403, expired));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    let answer = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::1:assumed-role/r/s</Arn>\
        <UserId>AROA:s</UserId><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    http.on("GET /?Action=GetCallerIdentity", crate::fakes::answer(200, answer));
    let session = page.session.clone();
    let identity = page.world.block_on(async move { session.caller_identity().await }).unwrap();
    assert_eq!(identity.arn, "arn:aws:sts::1:assumed-role/r/s");
    let urls: Vec<_> = http.taken().into_iter().map(|request| request.url).collect();
    assert!(urls[0].contains("ASIA1") && urls[2].contains("ASIA2"), "{urls:?}");
}
