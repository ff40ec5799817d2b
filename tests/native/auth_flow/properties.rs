//! What holds whatever the order of events.

use proptest::prelude::*;

use super::*;

/// Anything that a person or a service may do next; answers come for the attempt awaited, or for one long gone.
fn anything() -> impl Strategy<Value = (Event, bool)> {
    let code = || Code::new("123456");
    let ways = vec![ChallengeName::EmailOtp, ChallengeName::PasswordSrp];
    let challenged = |challenge| {
        let session = Some(ChallengeSession::new("s1"));
        Ok(Answer::Auth(AuthOutcome::Challenge(Challenged { session, username: None, challenge })))
    };
    let answered = |result| Event::Answered { attempt: AttemptId(0), result };
    let events = vec![
        Event::Open { form: Form::SignIn, email: None },
        Event::Open { form: Form::SignUp, email: Some("hanako@example.com".into()) },
        Event::Open { form: Form::ForgotPassword, email: None },
        Event::SignIn { typed: typed(), password: password() },
        Event::SignUp { typed: typed(), password: password(), attributes: Vec::new() },
        Event::Begin { typed: typed(), prefer: Some(ChallengeName::WebAuthn) },
        passkeys::signed(Some(typed())),
        passkeys::signed(None),
        Event::Code(code()),
        Event::Resend,
        Event::ForgotPassword { email: "taro@example.com".into() },
        Event::ResetPassword { code: code(), password: password() },
        Event::Choose(ChallengeName::EmailOtp),
        Event::Choose(ChallengeName::PasswordSrp),
        Event::Password(password()),
        Event::NewPassword { password: password(), attributes: vec![] },
        Event::Retry,
        Event::Cancel,
        answered(Ok(complete())),
        answered(challenged(Challenge::SoftwareTokenMfa { device: None })),
        answered(challenged(Challenge::SelectChallenge(ways))),
        answered(challenged(Challenge::WebAuthn { options: "{}".into() })),
        answered(challenged(Challenge::EmailOtp(None))),
        answered(challenged(Challenge::MfaSetup(vec![ChallengeName::SoftwareTokenMfa]))),
        answered(challenged(Challenge::NewPasswordRequired { required: vec![] })),
        answered(Ok(Answer::SignedUp { confirmed: false, delivery: None })),
        answered(Ok(Answer::Confirmed)),
        answered(Ok(Answer::CodeSent(None))),
        answered(Ok(Answer::PasswordSet)),
        answered(Ok(Answer::TotpSecret { secret: TotpSecret::new("JBSWY3DP"), session: None })),
        answered(Ok(Answer::TotpVerified { session: None })),
        answered(Ok(Answer::Entered)),
        answered(Err(offline())),
        answered(Err(refusal("NotAuthorizedException", "Invalid session for the user."))),
        answered(Err(refusal("UserNotConfirmedException", "User is not confirmed."))),
        answered(Err(refusal("PasswordResetRequiredException", "Password reset required"))),
    ];
    (proptest::sample::select(events), any::<bool>())
}

/// The event, with the id of the attempt awaited where it shall be an answer to that.
fn addressed(event: Event, state: &State, fits: bool) -> Event {
    match (event, state) {
        (Event::Answered { result, .. }, State::Waiting { attempt, .. }) if fits => {
            Event::Answered { attempt: *attempt, result }
        }
        (event, _) => event,
    }
}

proptest! {
    #[test]
    fn one_call_at_most_is_awaited_and_only_its_answer_counts(
        events in proptest::collection::vec(anything(), 1..60),
    ) {
        let mut walk = Walk::new();
        for (event, fits) in events {
            let before = walk.state.clone();
            let event = addressed(event, &before, fits);
            let turns_away = matches!(event, Event::Open { .. } | Event::Cancel);
            let answers = matches!(
                (&event, &before),
                (Event::Answered { attempt, .. }, State::Waiting { attempt: awaited, .. }) if attempt == awaited
            );
            walk = walk.event(event.clone());
            match &walk.state {
                State::Waiting { attempt, call, .. } if walk.state != before => {
                    prop_assert_eq!(&walk.effects, &[Effect { attempt: *attempt, call: call.clone() }]);
                }
                _ => prop_assert_eq!(&walk.effects, &[], "after {:?}", event),
            }
            if before.is_waiting() && !turns_away && !answers {
                prop_assert_eq!(&walk.state, &before, "changed by {:?}", event);
            }
        }
    }

    #[test]
    fn from_anywhere_the_form_is_one_step_away_and_signs_in(
        events in proptest::collection::vec(anything(), 0..40),
    ) {
        let mut walk = Walk::new();
        for (event, fits) in events {
            let event = addressed(event, &walk.state, fits);
            walk = walk.event(event);
        }
        let walk = walk.event(Event::Cancel).event(Event::SignIn { typed: typed(), password: password() });
        prop_assert_eq!(walk.answers(complete()).answers(Answer::Entered).state, State::Done);
    }
}
