//! Signing in without a password: the way that is asked for, and what a passkey signs.

use super::*;

fn web_authn() -> Challenge {
    Challenge::WebAuthn { options: "{}".into() }
}

/// The challenge `s1`, signed: in the form where `typed` says what it holds, else on the challenge's own step.
pub fn signed(typed: Option<Typed>) -> Event {
    Event::Signed {
        typed,
        username: "user-id".into(),
        session: Some(ChallengeSession::new("s1")),
        assertion: Assertion::new("hush"),
    }
}

fn responds() -> Call {
    Call::Respond {
        username: "user-id".into(),
        session: Some(ChallengeSession::new("s1")),
        response: ChallengeResponse::Assertion(Assertion::new("hush")),
    }
}

fn beginning(prefer: Option<ChallengeName>) -> Walk {
    let typed = Typed { email: "taro@example.com ".into(), ..typed() };
    Walk::new().event(Event::Begin { typed, prefer })
}

#[test]
fn a_passkey_asked_for_signs_the_challenge_and_completes_the_sign_in() {
    let prefer = Some(ChallengeName::WebAuthn);
    let walk = beginning(prefer.clone());
    assert_eq!(walk.call(), &Call::Begin { email: "taro@example.com".into(), prefer });
    let walk = walk.challenges(web_authn());
    walk.asks(&Step::Challenge(pending(web_authn())), None);
    let walk = walk.event(signed(None));
    assert_eq!(walk.call(), &responds());
    assert_eq!(walk.answers(complete()).answers(Answer::Entered).state, State::Done);
}

#[test]
fn what_was_signed_for_another_challenge_is_dropped() {
    let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(web_authn());
    let before = walk.state.clone();
    let Event::Signed { username, assertion, .. } = signed(None) else { unreachable!() };
    let session = Some(ChallengeSession::new("s0"));
    let walk = walk.event(Event::Signed { typed: None, username, session, assertion });
    assert_eq!((walk.state, walk.effects), (before, vec![]));
}

#[test]
fn a_second_signature_sends_nothing() {
    let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(web_authn()).event(signed(None));
    let before = walk.state.clone();
    let walk = walk.event(signed(None));
    assert_eq!((walk.state, walk.effects), (before, vec![]));
}

#[test]
fn a_passkey_chosen_from_the_form_s_own_list_signs_in_from_there() {
    let walk = Walk::new().event(signed(Some(typed())));
    assert_eq!(walk.call(), &responds());
    assert_eq!(walk.step(), &Step::SignIn(typed()), "no other form flashes by");
    assert!(matches!(walk.answers(complete()).call(), Call::Enter { keep: Persistence::Device, .. }));
    let walk = signing_in();
    let before = walk.state.clone();
    assert_eq!(walk.event(signed(Some(typed()))).state, before, "while a password is being proved");
}

#[test]
fn trying_again_asks_for_another_challenge() {
    let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(web_authn()).event(Event::Retry);
    let prefer = Some(ChallengeName::WebAuthn);
    assert_eq!(walk.call(), &Call::Begin { email: "taro@example.com".into(), prefer });
    walk.challenges(web_authn()).asks(&Step::Challenge(pending(web_authn())), None);
}

#[test]
fn an_account_without_a_passkey_is_told_so_and_has_the_other_ways() {
    let ways = || Challenge::SelectChallenge(vec![ChallengeName::Password, ChallengeName::EmailOtp]);
    let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(ways());
    walk.asks(&Step::Challenge(pending(ways())), Some(&Remark::NoPasskey));
    beginning(None).challenges(ways()).asks(&Step::Challenge(pending(ways())), None);
}

#[test]
fn a_passkey_can_be_one_of_the_ways_to_choose_from() {
    let ways = Challenge::SelectChallenge(vec![ChallengeName::Password, ChallengeName::WebAuthn]);
    let walk = beginning(None).challenges(ways).event(Event::Choose(ChallengeName::WebAuthn));
    let response = ChallengeResponse::Choice(ChallengeName::SelectChallenge, ChallengeName::WebAuthn);
    let session = Some(ChallengeSession::new("s1"));
    assert_eq!(walk.call(), &Call::Respond { username: "user-id".into(), session, response });
    walk.challenges(web_authn()).asks(&Step::Challenge(pending(web_authn())), None);
}

#[test]
fn a_passkey_that_the_pool_does_not_take_leads_to_the_form_and_its_other_ways() {
    let refused = |message: &str| {
        let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(web_authn()).event(signed(None));
        let walk = walk.refuses("NotAuthorizedException", message);
        assert_eq!(walk.step(), &Step::SignIn(typed()));
        walk.state.remark().cloned()
    };
    assert_eq!(refused("in words not seen before"), Some(Remark::PasskeyRefused));
    assert_eq!(refused("Invalid session for the user, session is expired."), Some(Remark::Expired));
    assert!(matches!(refused("User is disabled."), Some(Remark::Failed(_))));
}

#[test]
fn beginning_without_a_password_finds_an_account_that_waits() {
    let walk = beginning(None).refuses("UserNotConfirmedException", "User is not confirmed.");
    assert!(matches!(walk.step(), Step::Confirm { password: None, .. }));
    let walk = beginning(None).refuses("PasswordResetRequiredException", "Password reset required");
    assert!(matches!(walk.step(), Step::ResetPassword { .. }));
    beginning(None).ends(Err(offline())).asks(&Step::SignIn(typed()), Some(&Remark::Failed(offline())));
}

#[test]
fn no_debug_output_shows_what_a_passkey_signed() {
    let walk = beginning(Some(ChallengeName::WebAuthn)).challenges(web_authn()).event(signed(None));
    let shown = format!("{:?} {:?} {:?}", walk.state, walk.effects, signed(None));
    assert!(!shown.contains("hush"), "{shown}");
}
