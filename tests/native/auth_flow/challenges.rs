//! What a pool may ask after the password.

use super::*;

#[test]
fn each_challenge_is_answered_with_its_session_under_the_pool_s_own_name() {
    let code = || Event::Code(Code::new("123456"));
    let coded = |name| ChallengeResponse::Code(name, Code::new("123456"));
    let attributes = || vec![("name".to_owned(), "Taro".to_owned())];
    for (challenge, event, response) in [
        (Challenge::SoftwareTokenMfa { device: None }, code(), coded(ChallengeName::SoftwareTokenMfa)),
        (Challenge::SmsMfa(None), code(), coded(ChallengeName::SmsMfa)),
        (Challenge::EmailOtp(Some(sent())), code(), coded(ChallengeName::EmailOtp)),
        (Challenge::SmsOtp(None), code(), coded(ChallengeName::SmsOtp)),
        (Challenge::Custom(vec![]), code(), coded(ChallengeName::Custom)),
        (
            Challenge::SelectMfaType(vec![ChallengeName::SmsMfa, ChallengeName::SoftwareTokenMfa]),
            Event::Choose(ChallengeName::SmsMfa),
            ChallengeResponse::Choice(ChallengeName::SelectMfaType, ChallengeName::SmsMfa),
        ),
        (
            Challenge::SelectChallenge(vec![ChallengeName::EmailOtp]),
            Event::Choose(ChallengeName::EmailOtp),
            ChallengeResponse::Choice(ChallengeName::SelectChallenge, ChallengeName::EmailOtp),
        ),
        (
            Challenge::Password { chosen: false },
            Event::Password(password()),
            ChallengeResponse::Password { password: password(), chosen: false },
        ),
        (
            Challenge::NewPasswordRequired { required: vec!["name".into()] },
            Event::NewPassword { password: password(), attributes: attributes() },
            ChallengeResponse::NewPassword(password(), attributes()),
        ),
    ] {
        let walk = signing_in().challenges(challenge.clone());
        walk.asks(&Step::Challenge(pending(challenge)), None);
        let walk = walk.event(event);
        let session = Some(ChallengeSession::new("s1"));
        assert_eq!(walk.call(), &Call::Respond { username: "user-id".into(), session, response });
        assert!(matches!(walk.answers(complete()).call(), Call::Enter { .. }));
    }
}

#[test]
fn a_password_chosen_among_several_ways_is_asked_for_without_a_call() {
    let ways = vec![ChallengeName::PasswordSrp, ChallengeName::EmailOtp];
    let walk = signing_in().challenges(Challenge::SelectChallenge(ways));
    let walk = walk.event(Event::Choose(ChallengeName::PasswordSrp));
    walk.asks(&Step::Challenge(pending(Challenge::Password { chosen: true })), None);
    let walk = walk.event(Event::Password(password()));
    let Call::Respond { response, .. } = walk.call() else { panic!("{:?}", walk.call()) };
    assert_eq!(response, &ChallengeResponse::Password { password: password(), chosen: true });
}

#[test]
fn a_way_that_was_not_offered_cannot_be_chosen() {
    let walk = signing_in().challenges(Challenge::SelectMfaType(vec![ChallengeName::SmsMfa]));
    let before = walk.state.clone();
    assert_eq!(walk.event(Event::Choose(ChallengeName::EmailOtp)).state, before);
}

#[test]
fn a_wrong_code_keeps_the_challenge_and_an_expired_session_starts_again() {
    let challenge = || Challenge::SoftwareTokenMfa { device: None };
    let wrong = refusal("CodeMismatchException", "Invalid code received for user");
    let walk = signing_in().challenges(challenge()).event(Event::Code(Code::new("000000")));
    let walk = walk.ends(Err(wrong.clone()));
    walk.asks(&Step::Challenge(pending(challenge())), Some(&Remark::Failed(wrong)));
    let walk = walk.event(Event::Code(Code::new("123456")));
    let walk = walk.refuses("NotAuthorizedException", "Invalid session for the user, session is expired.");
    walk.asks(&Step::SignIn(typed()), Some(&Remark::Expired));
}

#[test]
fn what_cognito_says_of_a_refused_answer_decides_only_between_two_sentences() {
    let refused = |challenge, event, message| {
        let walk = signing_in().challenges(challenge).event(event);
        let walk = walk.refuses("NotAuthorizedException", message);
        assert_eq!(walk.step(), &Step::SignIn(typed()));
        matches!(walk.state.remark(), Some(Remark::Expired))
    };
    let totp = || Challenge::SoftwareTokenMfa { device: None };
    let code = || Event::Code(Code::new("123456"));
    assert!(refused(totp(), code(), "in words not seen before"));
    assert!(!refused(totp(), code(), "User is disabled."));
    let asks = || Challenge::Password { chosen: false };
    assert!(!refused(asks(), Event::Password(password()), "Incorrect username or password."));
    assert!(refused(asks(), Event::Password(password()), "Invalid session for the user."));
}

#[test]
fn a_forced_second_factor_is_set_up_and_completes_the_sign_in() {
    let setup = || Challenge::MfaSetup(vec![ChallengeName::SoftwareTokenMfa]);
    let walk = signing_in().challenges(setup());
    assert_eq!(walk.call(), &Call::AssociateTotp { session: Some(ChallengeSession::new("s1")) });
    let session = Some(ChallengeSession::new("s2"));
    let walk =
        walk.answers(Answer::TotpSecret { secret: TotpSecret::new("JBSWY3DP"), session: session.clone() });
    let pending = Pending { session: session.clone(), ..pending(setup()) };
    walk.asks(&Step::SetupTotp { pending, secret: TotpSecret::new("JBSWY3DP") }, None);
    let walk = walk.event(Event::Code(Code::new("123456")));
    assert_eq!(walk.call(), &Call::VerifyTotp { session, code: Code::new("123456") });
    let session = Some(ChallengeSession::new("s3"));
    let walk = walk.answers(Answer::TotpVerified { session: session.clone() });
    let response = ChallengeResponse::MfaSetUp;
    assert_eq!(walk.call(), &Call::Respond { username: "user-id".into(), session, response });
    assert!(matches!(walk.answers(complete()).call(), Call::Enter { .. }));
}

#[test]
fn a_pool_that_names_no_second_factor_means_an_authenticator_app() {
    let walk = signing_in().challenges(Challenge::MfaSetup(vec![]));
    assert!(matches!(walk.call(), Call::AssociateTotp { .. }));
}

#[test]
fn a_set_up_that_the_network_broke_goes_on_and_one_that_expired_starts_again() {
    let walk = signing_in().challenges(Challenge::MfaSetup(vec![ChallengeName::SoftwareTokenMfa]));
    let walk = walk.ends(Err(offline())).event(Event::Retry);
    assert!(matches!(walk.call(), Call::AssociateTotp { .. }));
    let walk = walk.answers(Answer::TotpSecret { secret: TotpSecret::new("JBSWY3DP"), session: None });
    let walk = walk.event(Event::Code(Code::new("123456")));
    let walk = walk.refuses("NotAuthorizedException", "Invalid session for the user, session is expired.");
    walk.asks(&Step::SignIn(typed()), Some(&Remark::Expired));
}

#[test]
fn what_this_page_cannot_do_is_named() {
    for (challenge, name) in [
        (Challenge::WebAuthn { options: "{}".into() }, ChallengeName::WebAuthn),
        (Challenge::DeviceSrpAuth, ChallengeName::DeviceSrpAuth),
        (Challenge::PasswordSrp, ChallengeName::PasswordSrp),
        (Challenge::MfaSetup(vec![ChallengeName::SmsMfa]), ChallengeName::MfaSetup),
        (Challenge::Unknown("RIDDLE".into()), ChallengeName::Unknown("RIDDLE".into())),
    ] {
        let walk = signing_in().challenges(challenge);
        walk.asks(&Step::SignIn(typed()), Some(&Remark::Unsupported(name)));
    }
}

#[test]
fn one_challenge_can_follow_another() {
    let walk = signing_in()
        .challenges(Challenge::SelectMfaType(vec![ChallengeName::SoftwareTokenMfa]))
        .event(Event::Choose(ChallengeName::SoftwareTokenMfa))
        .challenges(Challenge::SoftwareTokenMfa { device: None });
    walk.asks(&Step::Challenge(pending(Challenge::SoftwareTokenMfa { device: None })), None);
}
