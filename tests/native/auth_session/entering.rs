//! Becoming a guest or a user.

use super::*;

#[test]
fn a_first_visitor_becomes_a_guest_who_is_remembered() {
    let page = Page::start(World::new(), "srp", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    let Who::Guest { identity, departure } = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!((identity.as_str(), departure), (GUEST, Departure::None));
    assert_eq!(page.world.http.calls(), ["GetId"], "credentials wait until something is signed");
    page.world.http.on("GetCredentialsForIdentity", credentials(GUEST, "ASIA1", START + HOUR));
    assert_eq!(page.key().unwrap(), "ASIA1");
    assert_eq!(page.session.credentials_end(), Some(START + HOUR));
    let page = page.reload(|_| {});
    assert_eq!(page.key().unwrap(), "ASIA1");
    assert_eq!(page.world.http.calls(), [""; 0], "identity and credentials were kept");
}

#[test]
fn where_guests_are_not_let_in_nobody_is_here_and_nothing_is_sent() {
    let page = Page::open("srp", false);
    assert_eq!(page.session.who(), Who::SignedOut(Departure::None));
    assert_eq!(page.world.http.calls(), [""; 0]);
    assert!(page.key().is_err());
}

#[test]
fn a_pool_that_refuses_guests_overrules_the_configuration() {
    let page = Page::start(World::new(), "srp", true, |world| {
        let message = "Unauthenticated access is not supported for this identity pool.";
        world.http.on("GetId", refused("NotAuthorizedException", message));
    });
    assert_eq!(page.session.who(), Who::SignedOut(Departure::None));
}

#[test]
fn a_guest_who_cannot_reach_the_pool_can_try_again() {
    let page = Page::start(World::new(), "srp", true, |world| {
        (0..4).for_each(|_| world.http.on("GetId", unreachable()));
    });
    let Who::Unreachable(failure) = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!((failure.operation, failure.attempts), ("GetId", 4));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    page.session.retry();
    page.world.settle();
    assert_eq!(page.session.identity().unwrap().as_str(), GUEST);
}

#[test]
fn a_refused_identity_is_dropped_and_asked_for_anew_once() {
    let page = Page::start(World::new(), "srp", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    page.world.http.taken();
    let http = &page.world.http;
    http.on("GetCredentialsForIdentity", refused("ResourceNotFoundException", "Identity not found."));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    assert_eq!(page.key().unwrap(), "ASIA2");
    assert_eq!(http.calls(), ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);
    assert_eq!(page.session.identity().unwrap().as_str(), TARO, "the page hears of the new folder");
    assert_eq!(stored(&page.world.store, Scope::Device, "guest").unwrap()["identity"], TARO);
}

#[test]
fn a_sign_in_takes_the_guest_along_and_adopts_the_identity_returned() {
    let page = Page::of_taro(Persistence::Tab);
    let Who::User(user) = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!((user.identity.as_str(), user.email.as_str()), (TARO, "taro@example.com"));
    assert_eq!(user.groups, ["staff"]);
    assert_eq!(user.guest_identity.unwrap().as_str(), GUEST, "whose files can be taken over");
    assert_eq!(page.key().unwrap(), "ASIA1");
    assert_eq!(page.world.http.calls(), [""; 0], "the sign-in brought credentials along");
    assert!(stored(&page.world.store, Scope::Device, "guest").is_none(), "the guest is gone");
}

#[test]
fn where_guests_may_write_a_sign_in_does_not_take_their_identity() {
    let mut config = config("password", true);
    let all = json!(["list", "read", "write", "delete"]);
    config["locations"] =
        json!([{ "name": "Own", "prefix": "users/{identity_id}/", "users": all, "guests": all }]);
    let page = Page::start_with(World::new(), &config, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    let http = &page.world.http;
    http.on("InitiateAuth", tokens("rt1", START));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.sign_in(Persistence::Tab);
    let asked = http.taken().into_iter().find(|it| crate::fakes::name_of(it) == "GetCredentialsForIdentity");
    assert_eq!(json_of(&asked.unwrap())["IdentityId"], TARO, "the guest is not merged");
    let Who::User(user) = page.session.who() else { panic!("{:?}", page.session.who()) };
    assert_eq!((user.identity.as_str(), user.guest_identity.unwrap().as_str()), (TARO, GUEST));
}

#[test]
fn a_guest_is_forgotten_and_another_one_comes() {
    let page = Page::start(World::new(), "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    page.world.http.on("GetCredentialsForIdentity", credentials(GUEST, "ASIA1", START + HOUR));
    page.key().unwrap();
    page.world.http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    page.session.forget_guest();
    page.world.settle();
    assert_eq!(page.session.identity().unwrap().as_str(), TARO);
    let store = &page.world.store;
    let left = format!("{:?}{:?}", store.dump(Scope::Tab), store.dump(Scope::Device));
    assert!(!left.contains(GUEST) && !left.contains("ASIA1"), "{left}");
}

#[test]
fn an_srp_sign_in_takes_two_calls_to_each_pool_at_most() {
    let page = Page::open("srp", false);
    page.session.prepare();
    page.world.settle();
    let verifier = json!({
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "SALT": "ab12", "SRP_B": "cd34", "SECRET_BLOCK": "AAAA", "USER_ID_FOR_SRP": "f4c8", "USERNAME": "f4c8",
        }
    });
    let http = &page.world.http;
    http.on("InitiateAuth", ok(&verifier));
    http.on("RespondToAuthChallenge", tokens("rt1", START));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.sign_in(Persistence::Tab);
    assert_eq!(page.session.flow(), State::Done);
    let sent = http.taken();
    let names: Vec<_> = sent.iter().map(crate::fakes::name_of).collect();
    assert_eq!(names, ["InitiateAuth", "RespondToAuthChallenge", "GetId", "GetCredentialsForIdentity"]);
    let (start, claim) = (json_of(&sent[0]), json_of(&sent[1]));
    assert_eq!(start["AuthParameters"]["SRP_A"].as_str().map(str::len).unwrap() / 10, 76, "3,072 bits");
    assert_eq!(start["AuthParameters"].get("PASSWORD"), None);
    assert_eq!(claim["ChallengeResponses"]["USERNAME"], "f4c8");
    assert_eq!(claim["ChallengeResponses"]["TIMESTAMP"], "Thu Mar 5 04:07:09 UTC 2026");
    assert!(!claim.to_string().contains("Correct-Horse-9"));
}

#[test]
fn a_second_factor_is_answered_under_the_name_that_the_password_was_proved_by() {
    let page = Page::open("srp", false);
    let http = &page.world.http;
    let verifier =
        json!({ "SALT": "ab12", "SRP_B": "cd34", "SECRET_BLOCK": "AAAA", "USER_ID_FOR_SRP": "f4c8" });
    http.on(
        "InitiateAuth",
        ok(&json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": verifier })),
    );
    let totp = json!({ "ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s1", "ChallengeParameters": {} });
    http.on("RespondToAuthChallenge", ok(&totp));
    page.sign_in(Persistence::Tab);
    http.taken();
    http.on("RespondToAuthChallenge", refused("CodeMismatchException", "Invalid code received for user"));
    page.dispatch(Event::Code(Code::typed("123 456")));
    let answer = json_of(&http.taken()[0]);
    assert_eq!(
        answer["ChallengeResponses"],
        json!({ "USERNAME": "f4c8", "SOFTWARE_TOKEN_MFA_CODE": "123456" })
    );
    assert_eq!(answer["Session"], "s1");
}

#[test]
fn a_wrong_password_leaves_the_guest_browsing() {
    let page = Page::start(World::new(), "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        world.http.on("InitiateAuth", refused("NotAuthorizedException", "Incorrect username or password."));
    });
    page.sign_in(Persistence::Tab);
    assert!(matches!(page.session.flow().remark(), Some(Remark::Failed(_))));
    assert_eq!(page.session.identity().unwrap().as_str(), GUEST);
}

#[test]
fn an_account_is_made_confirmed_and_entered_without_typing_twice() {
    let page = Page::open("password", false);
    page.dispatch(Event::Open { form: Form::SignUp, email: None });
    let http = &page.world.http;
    let delivery = json!({ "Destination": "t***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email" });
    http.on(
        "SignUp",
        ok(&json!({ "UserConfirmed": false, "UserSub": "f4c8", "CodeDeliveryDetails": delivery })),
    );
    let typed = Typed { email: "taro@example.com".into(), keep: Persistence::Tab };
    page.dispatch(Event::SignUp {
        typed,
        password: Password::new("Correct-Horse-9"),
        attributes: Vec::new(),
    });
    let Some(Step::Confirm { delivery: Some(delivery), .. }) = page.session.flow().step().cloned() else {
        panic!("{:?}", page.session.flow())
    };
    assert_eq!(delivery.destination, "t***@e***");
    http.on("ConfirmSignUp", ok(&json!({})));
    http.on("InitiateAuth", tokens("rt1", START));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.dispatch(Event::Code(Code::typed("123 456")));
    assert!(matches!(page.session.who(), Who::User(_)));
}

#[test]
fn a_sign_up_whose_answer_was_lost_is_not_sent_twice() {
    let page = Page::open("password", false);
    page.dispatch(Event::Open { form: Form::SignUp, email: None });
    page.world.http.on("SignUp", unreachable());
    let typed = Typed { email: "taro@example.com".into(), keep: Persistence::Tab };
    page.dispatch(Event::SignUp {
        typed,
        password: Password::new("Correct-Horse-9"),
        attributes: Vec::new(),
    });
    assert_eq!(page.world.http.calls(), ["SignUp"]);
}

#[test]
fn a_sign_in_given_up_on_its_last_call_enters_nobody() {
    let page = Page::open("password", false);
    let http = &page.world.http;
    http.on("InitiateAuth", tokens("rt1", START));
    http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    let last = http.hold("GetCredentialsForIdentity");
    http.on("RevokeToken", ok(&json!({})));
    page.sign_in(Persistence::Tab);
    page.dispatch(Event::Cancel);
    last.send(credentials(TARO, "ASIA1", START + HOUR)).unwrap();
    page.world.settle();
    assert_eq!(page.session.who(), Who::SignedOut(Departure::None));
    assert_eq!(http.calls().last().unwrap(), "RevokeToken");
    assert_eq!(page.world.store.dump(Scope::Tab), []);
}

#[test]
fn the_page_hears_of_every_change() {
    let page = Page::of_taro(Persistence::Tab);
    assert!(page.notices.get() >= 5, "guest, waiting, tokens, user, done: {}", page.notices.get());
}
