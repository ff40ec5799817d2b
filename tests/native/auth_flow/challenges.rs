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
    let choose = |way: ChallengeName| {
        let ways = vec![ChallengeName::PasswordSrp, ChallengeName::Password, ChallengeName::EmailOtp];
        signing_in().challenges(Challenge::SelectChallenge(ways)).event(Event::Choose(way))
    };
    let walk = choose(ChallengeName::Password);
    walk.asks(&Step::Challenge(pending(Challenge::Password { chosen: true })), None);
    let walk = walk.event(Event::Password(password()));
    let Call::Respond { response, .. } = walk.call() else { panic!("{:?}", walk.call()) };
    assert_eq!(response, &ChallengeResponse::Password { password: password(), chosen: true });
    let walk = choose(ChallengeName::PasswordSrp);
    walk.asks(&Step::Challenge(pending(Challenge::PasswordSrp { chosen: true })), None);
    let walk = walk.event(Event::Password(password()));
    assert!(matches!(walk.call(), Call::Prove { chosen: true, .. }), "by SRP where SRP is offered");
}

#[test]
fn a_password_that_the_pool_asks_for_by_srp_is_proved_and_not_sent() {
    let walk = signing_in().challenges(Challenge::PasswordSrp { chosen: false });
    let walk = walk.event(Event::Password(password()));
    let session = Some(ChallengeSession::new("s1"));
    let call = Call::Prove { username: "user-id".into(), session, password: password(), chosen: false };
    assert_eq!(walk.call(), &call);
    let wrong = refusal("NotAuthorizedException", "Incorrect username or password.");
    walk.ends(Err(wrong.clone())).asks(&Step::SignIn(typed()), Some(&Remark::Failed(wrong)));
}

#[test]
fn a_code_that_was_sent_can_be_sent_again_and_the_password_is_kept_for_that_alone() {
    let challenge = || Challenge::EmailOtp(Some(sent()));
    let walk = signing_in().challenges(challenge());
    walk.asks(&Step::Challenge(pending(challenge())), None);
    let walk = walk.event(Event::Resend);
    assert_eq!(walk.call(), &signs_in());
    assert!(matches!(walk.step(), Step::Challenge(_)), "the step stays");
    let walk = walk.challenges(challenge());
    walk.asks(&Step::Challenge(pending(challenge())), Some(&Remark::CodeSent));
    let totp = Challenge::SoftwareTokenMfa { device: None };
    let walk = signing_in().challenges(totp.clone());
    let Step::Challenge(Pending { resend, .. }) = walk.step() else { panic!("{:?}", walk.step()) };
    assert_eq!(resend, &None, "an app's code is never sent");
    let before = walk.state.clone();
    assert_eq!(walk.event(Event::Resend).state, before);
}

#[test]
fn a_code_chosen_among_several_ways_is_sent_again_by_choosing_it_again() {
    let ways = || Challenge::SelectChallenge(vec![ChallengeName::EmailOtp, ChallengeName::SmsOtp]);
    let walk = signing_in().challenges(ways()).event(Event::Choose(ChallengeName::SmsOtp));
    let walk = walk.challenges(Challenge::SmsOtp(None)).event(Event::Resend);
    let prefer = Some(ChallengeName::SmsOtp);
    assert_eq!(walk.call(), &Call::Begin { email: "taro@example.com".into(), prefer });
    let mfa = vec![ChallengeName::SmsMfa, ChallengeName::SoftwareTokenMfa];
    let walk = signing_in().challenges(Challenge::SelectMfaType(mfa));
    let walk = walk.event(Event::Choose(ChallengeName::SmsMfa)).challenges(Challenge::SmsMfa(None));
    assert_eq!(walk.event(Event::Resend).call(), &signs_in());
}

#[test]
fn a_code_that_cannot_be_sent_again_leads_to_the_form_with_the_reason() {
    let walk = signing_in().challenges(Challenge::SmsMfa(None)).event(Event::Resend);
    walk.ends(Err(offline())).asks(&Step::SignIn(typed()), Some(&Remark::Failed(offline())));
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
    assert!(!refused(totp(), code(), "Password attempts exceeded"));
    let new = || Challenge::NewPasswordRequired { required: vec!["name".into()] };
    let sets = || Event::NewPassword { password: password(), attributes: Vec::new() };
    assert!(!refused(new(), sets(), "A client attempted to write unauthorized attribute"));
    assert!(refused(new(), sets(), "Invalid session for the user, session is expired."));
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
        (Challenge::DeviceSrpAuth, ChallengeName::DeviceSrpAuth),
        (Challenge::MfaSetup(vec![ChallengeName::SmsMfa]), ChallengeName::SmsMfa),
        (Challenge::MfaSetup(vec![ChallengeName::EmailOtp, ChallengeName::SmsMfa]), ChallengeName::EmailOtp),
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
