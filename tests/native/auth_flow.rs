//! The sign-in machine, walked through its exits by events.

use alcove::aws::error::ServiceError;
use alcove::aws::http::TransportError;
use alcove::aws::idp::{
    AccessToken, Assertion, AuthOutcome, Challenge, ChallengeName, ChallengeResponse, ChallengeSession,
    Challenged, Code, Delivery, IdToken, Password, RefreshToken, Tokens, TotpSecret,
};
use alcove::config::Persistence;
use alcove::model::auth::{
    Answer, AttemptId, Call, Effect, Event, Form, Moment, Pending, Remark, Resend, State, Step, Typed,
};
use alcove::model::failure::{Cause, Failure};

mod challenges;
mod passkeys;
mod properties;

const NOW: i64 = 1_000_000;

/// A machine on its way, with the effects that wait for an answer.
struct Walk {
    state: State,
    attempts: u64,
    effects: Vec<Effect>,
}

impl Walk {
    fn new() -> Self {
        Self { state: State::default(), attempts: 0, effects: Vec::new() }
    }

    fn event(mut self, event: Event) -> Self {
        self.attempts += 1;
        let (state, effects) = self.state.update(event, Moment { now: NOW, fresh: AttemptId(self.attempts) });
        Self { state, effects, ..self }
    }

    /// The one effect under way ends.
    fn ends(self, result: Result<Answer, Failure>) -> Self {
        let [Effect { attempt, .. }] = self.effects.as_slice() else { panic!("{:?}", self.effects) };
        let attempt = *attempt;
        self.event(Event::Answered { attempt, result })
    }

    fn answers(self, answer: Answer) -> Self {
        self.ends(Ok(answer))
    }

    fn refuses(self, code: &str, message: &str) -> Self {
        self.ends(Err(refusal(code, message)))
    }

    fn challenges(self, challenge: Challenge) -> Self {
        self.answers(Answer::Auth(AuthOutcome::Challenge(Challenged {
            session: Some(ChallengeSession::new("s1")),
            username: Some("user-id".into()),
            challenge,
        })))
    }

    fn call(&self) -> &Call {
        let [Effect { call, .. }] = self.effects.as_slice() else { panic!("{:?}", self.effects) };
        call
    }

    fn step(&self) -> &Step {
        self.state.step().unwrap()
    }

    #[track_caller]
    fn asks(&self, step: &Step, remark: Option<&Remark>) {
        assert_eq!((self.state.step(), self.state.remark()), (Some(step), remark));
        assert!(!self.state.is_waiting());
        assert_eq!(self.effects, []);
    }
}

fn refusal(code: &str, message: &str) -> Failure {
    let error = ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
    Failure::new("Test", Cause::Service(error))
}

fn offline() -> Failure {
    Failure::new("Test", Cause::Transport(TransportError::Offline))
}

fn typed() -> Typed {
    Typed { email: "taro@example.com".into(), keep: Persistence::Device }
}

fn password() -> Password {
    Password::new("Correct-Horse-9")
}

fn tokens() -> Tokens {
    Tokens {
        access: AccessToken::new("at"),
        id: IdToken::new("it"),
        refresh: Some(RefreshToken::new("rt")),
        expires_in: 3600,
        device: None,
    }
}

fn complete() -> Answer {
    Answer::Auth(AuthOutcome::Tokens(tokens()))
}

fn sent() -> Delivery {
    Delivery { destination: "t***@e***".into(), medium: Some("EMAIL".into()) }
}

fn pending(challenge: Challenge) -> Pending {
    let session = Some(ChallengeSession::new("s1"));
    let resend = challenge.sends_code().then(|| Resend::Password(password()));
    Pending { typed: typed(), username: "user-id".into(), session, since: NOW, challenge, resend }
}

fn signing_in() -> Walk {
    let typed = Typed { email: " taro@example.com ".into(), ..typed() };
    Walk::new().event(Event::SignIn { typed, password: password() })
}

fn signed_up() -> Walk {
    let walk = Walk::new().event(Event::Open { form: Form::SignUp, email: None });
    walk.event(Event::SignUp { typed: typed(), password: password(), attributes: Vec::new() })
        .answers(Answer::SignedUp { confirmed: false, delivery: Some(sent()) })
}

fn resetting() -> Walk {
    Walk::new()
        .event(Event::Open { form: Form::ForgotPassword, email: Some("taro@example.com ".into()) })
        .event(Event::ForgotPassword { email: "taro@example.com".into() })
        .answers(Answer::CodeSent(Some(sent())))
}

fn signs_in() -> Call {
    Call::SignIn { email: "taro@example.com".into(), password: password() }
}

#[test]
fn a_right_password_leads_through_tokens_and_credentials_to_done() {
    let walk = signing_in();
    assert_eq!(walk.call(), &signs_in());
    let walk = walk.answers(complete());
    assert_eq!(walk.call(), &Call::Enter { tokens: tokens(), keep: Persistence::Device });
    assert_eq!(walk.answers(Answer::Entered).state, State::Done);
}

#[test]
fn a_wrong_password_asks_again_with_the_address_kept() {
    let wrong = refusal("NotAuthorizedException", "Incorrect username or password.");
    let walk = signing_in().ends(Err(wrong.clone()));
    walk.asks(&Step::SignIn(typed()), Some(&Remark::Failed(wrong)));
}

#[test]
fn a_second_click_sends_nothing() {
    let walk = signing_in();
    let before = walk.state.clone();
    let walk = walk.event(Event::SignIn { typed: typed(), password: Password::new("other") });
    assert_eq!((walk.state, walk.effects), (before, vec![]));
}

#[test]
fn an_answer_to_an_attempt_given_up_is_dropped() {
    let walk = signing_in();
    let stale = walk.effects[0].attempt;
    let walk = walk.event(Event::Cancel);
    walk.asks(&Step::SignIn(typed()), None);
    let answered = |result| Event::Answered { attempt: stale, result };
    let walk = walk.event(answered(Ok(complete())));
    walk.asks(&Step::SignIn(typed()), None);
    let walk = walk.event(Event::SignIn { typed: typed(), password: password() });
    let waiting = walk.state.clone();
    assert_eq!(walk.event(answered(Err(offline()))).state, waiting);
}

#[test]
fn every_form_can_be_turned_to_and_takes_the_address_along() {
    for (form, step) in [
        (Form::SignIn, Step::SignIn(typed())),
        (Form::SignUp, Step::SignUp(typed())),
        (Form::ForgotPassword, Step::ForgotPassword(typed())),
    ] {
        signing_in().event(Event::Open { form, email: None }).asks(&step, None);
        let early = Walk::new().event(Event::Open { form, email: Some(" hanako@example.com".into()) });
        assert_eq!(early.step().typed().email, "hanako@example.com");
    }
}

#[test]
fn a_new_account_is_confirmed_and_signs_in_by_itself() {
    let walk = signed_up();
    let step = Step::Confirm { typed: typed(), password: Some(password()), delivery: Some(sent()) };
    walk.asks(&step, None);
    let walk = walk.event(Event::Code(Code::new("123456")));
    let call = Call::ConfirmSignUp { email: "taro@example.com".into(), code: Code::new("123456") };
    assert_eq!(walk.call(), &call);
    let walk = walk.answers(Answer::Confirmed);
    assert_eq!(walk.call(), &signs_in());
    assert_eq!(walk.step(), &step, "no other form flashes by");
    assert_eq!(walk.answers(complete()).answers(Answer::Entered).state, State::Done);
}

#[test]
fn a_wrong_code_keeps_the_step_and_the_password_for_the_right_one() {
    let wrong = refusal("CodeMismatchException", "Invalid verification code provided");
    let walk = signed_up().event(Event::Code(Code::new("000000"))).ends(Err(wrong.clone()));
    let step = Step::Confirm { typed: typed(), password: Some(password()), delivery: Some(sent()) };
    walk.asks(&step, Some(&Remark::Failed(wrong)));
    let walk = walk.event(Event::Code(Code::new("123456"))).answers(Answer::Confirmed);
    assert_eq!(walk.call(), &signs_in());
}

#[test]
fn another_code_can_be_asked_for() {
    let walk = signed_up().event(Event::Resend);
    assert_eq!(walk.call(), &Call::ResendCode { email: "taro@example.com".into(), instead: None });
    let walk = walk.answers(Answer::CodeSent(None));
    let step = Step::Confirm { typed: typed(), password: Some(password()), delivery: None };
    walk.asks(&step, Some(&Remark::CodeSent));
}

#[test]
fn a_sign_in_that_fails_after_the_confirmation_leads_to_its_own_form() {
    let walk = signed_up().event(Event::Code(Code::new("123456"))).answers(Answer::Confirmed);
    walk.ends(Err(offline())).asks(&Step::SignIn(typed()), Some(&Remark::Failed(offline())));
}

#[test]
fn an_account_that_needs_no_confirmation_signs_in_at_once() {
    let walk = Walk::new().event(Event::Open { form: Form::SignUp, email: None });
    let walk = walk.event(Event::SignUp { typed: typed(), password: password(), attributes: Vec::new() });
    let walk = walk.answers(Answer::SignedUp { confirmed: true, delivery: None });
    assert_eq!(walk.call(), &signs_in());
}

#[test]
fn an_account_whose_code_could_not_be_sent_exists_and_waits_for_another() {
    let walk = Walk::new().event(Event::Open { form: Form::SignUp, email: None });
    let walk = walk.event(Event::SignUp { typed: typed(), password: password(), attributes: Vec::new() });
    let walk = walk.refuses("CodeDeliveryFailureException", "no");
    assert!(matches!(walk.step(), Step::Confirm { password: Some(_), delivery: None, .. }));
}

#[test]
fn a_pool_that_sends_no_code_leaves_the_confirmation_to_an_admin() {
    let walk = Walk::new().event(Event::Open { form: Form::SignUp, email: None });
    let walk = walk.event(Event::SignUp { typed: typed(), password: password(), attributes: Vec::new() });
    let walk = walk.answers(Answer::SignedUp { confirmed: false, delivery: None });
    let step = Step::Confirm { typed: typed(), password: Some(password()), delivery: None };
    walk.asks(&step, Some(&Remark::NoCode));
}

#[test]
fn signing_in_unconfirmed_leads_to_the_confirmation_with_what_was_typed() {
    let walk = signing_in().refuses("UserNotConfirmedException", "User is not confirmed.");
    let step = Step::Confirm { typed: typed(), password: Some(password()), delivery: None };
    walk.asks(&step, Some(&Remark::NotConfirmed));
    let walk = walk.event(Event::Code(Code::new("123456")));
    let confirmed = "User cannot be confirmed. Current status is CONFIRMED";
    let walk = walk.refuses("NotAuthorizedException", confirmed);
    assert_eq!(walk.call(), &signs_in(), "confirmed elsewhere meanwhile");
}

#[test]
fn a_forgotten_password_is_set_anew_and_signs_in_by_itself() {
    let walk = resetting();
    walk.asks(
        &Step::ResetPassword { typed: Typed { keep: Persistence::Tab, ..typed() }, delivery: Some(sent()) },
        Some(&Remark::CodeSent),
    );
    let walk = walk.event(Event::ResetPassword { code: Code::new("123456"), password: password() });
    let wrong = refusal("CodeMismatchException", "Invalid verification code provided");
    let walk = walk.ends(Err(wrong.clone()));
    assert_eq!(walk.state.remark(), Some(&Remark::Failed(wrong)));
    let walk = walk.event(Event::ResetPassword { code: Code::new("654321"), password: password() });
    assert_eq!(walk.answers(Answer::PasswordSet).call(), &signs_in());
}

#[test]
fn a_code_that_was_sent_before_is_given_without_another_being_sent() {
    let email = Some(" taro@example.com".to_owned());
    let walk = Walk::new().event(Event::Open { form: Form::ResetPassword, email });
    let typed = Typed { keep: Persistence::Tab, ..typed() };
    walk.asks(&Step::ResetPassword { typed, delivery: None }, None);
    let walk = walk.event(Event::ResetPassword { code: Code::new("123456"), password: password() });
    assert!(matches!(walk.call(), Call::ResetPassword { email, .. } if email == "taro@example.com"));
}

#[test]
fn what_a_pool_requires_of_a_new_account_goes_with_it() {
    let attributes = vec![("given_name".to_owned(), "Taro".to_owned())];
    let walk = Walk::new().event(Event::Open { form: Form::SignUp, email: None });
    let walk =
        walk.event(Event::SignUp { typed: typed(), password: password(), attributes: attributes.clone() });
    let email = "taro@example.com".to_owned();
    assert_eq!(walk.call(), &Call::SignUp { email, password: password(), attributes });
}

#[test]
fn another_reset_code_stays_at_the_step() {
    let walk = resetting().event(Event::Resend);
    assert_eq!(walk.call(), &Call::ForgotPassword { email: "taro@example.com".into() });
    assert!(matches!(
        walk.answers(Answer::CodeSent(None)).step(),
        Step::ResetPassword { delivery: None, .. }
    ));
}

#[test]
fn a_password_cannot_be_reset_before_the_account_is_confirmed() {
    let walk = resetting().event(Event::ResetPassword { code: Code::new("123456"), password: password() });
    let walk = walk.refuses("UserNotConfirmedException", "User is not confirmed.");
    assert!(matches!(walk.step(), Step::Confirm { password: None, .. }));
    let walk = walk.event(Event::Code(Code::new("123456"))).answers(Answer::Confirmed);
    assert!(matches!((walk.step(), walk.state.remark()), (Step::SignIn(_), Some(Remark::Confirmed))));
}

#[test]
fn a_reset_that_an_admin_demands_leads_to_the_new_password() {
    let walk = signing_in().refuses("PasswordResetRequiredException", "Password reset required for the user");
    walk.asks(&Step::ResetPassword { typed: typed(), delivery: None }, Some(&Remark::ResetRequired));
}

#[test]
fn who_has_no_address_for_a_new_passwords_code_is_led_to_the_confirmation_or_told_so() {
    let message =
        "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let first = refusal("InvalidParameterException", message);
    let asked = || {
        Walk::new()
            .event(Event::Open { form: Form::ForgotPassword, email: None })
            .event(Event::ForgotPassword { email: "taro@example.com".into() })
            .ends(Err(first.clone()))
    };
    let instead = Some(first.clone());
    assert_eq!(asked().call(), &Call::ResendCode { email: "taro@example.com".into(), instead });

    let never_confirmed = asked().answers(Answer::CodeSent(Some(sent())));
    let typed = Typed { keep: Persistence::Tab, ..typed() };
    let step = Step::Confirm { typed: typed.clone(), password: None, delivery: Some(sent()) };
    never_confirmed.asks(&step, Some(&Remark::NotConfirmed));

    let confirmed = asked().refuses("InvalidParameterException", "User is already confirmed.");
    confirmed.asks(&Step::ForgotPassword(typed.clone()), Some(&Remark::Failed(first.clone())));

    let offline = asked().ends(Err(offline()));
    assert_eq!(offline.step(), &Step::ForgotPassword(typed));
}

#[test]
fn credentials_that_cannot_be_had_are_asked_for_again_without_another_password() {
    let walk = signing_in().answers(complete()).ends(Err(offline()));
    walk.asks(&Step::Enter { typed: typed(), tokens: tokens() }, Some(&Remark::Failed(offline())));
    let walk = walk.event(Event::Retry);
    assert_eq!(walk.call(), &Call::Enter { tokens: tokens(), keep: Persistence::Device });
    assert_eq!(walk.answers(Answer::Entered).state, State::Done);
}

#[test]
fn no_debug_output_shows_a_password_a_code_or_a_token() {
    let secrets = ["Correct-Horse-9", "123456", "JBSWY3DP", "hush"];
    let walks = [
        signing_in(),
        signed_up(),
        signed_up().event(Event::Code(Code::new("123456"))),
        resetting().event(Event::ResetPassword { code: Code::new("123456"), password: password() }),
        signing_in().challenges(Challenge::MfaSetup(vec![ChallengeName::SoftwareTokenMfa])).answers(
            Answer::TotpSecret {
                secret: TotpSecret::new("JBSWY3DP"),
                session: Some(ChallengeSession::new("hush")),
            },
        ),
    ];
    for walk in walks {
        let shown = format!("{:?} {:?}", walk.state, walk.effects);
        assert!(secrets.iter().all(|secret| !shown.contains(secret)), "{shown}");
    }
    let event = Event::SignIn { typed: typed(), password: password() };
    assert!(!format!("{event:?}").contains("Correct-Horse-9"));
}

#[test]
fn coming_back_from_the_pools_pages_ends_what_was_under_way_and_goes_for_credentials() {
    let tokens = tokens();
    let walk = Walk::new()
        .event(Event::SignIn { typed: typed(), password: password() })
        .event(Event::Arrived { result: Ok(tokens.clone()), keep: Persistence::Device });
    let [Effect { call, .. }] = walk.effects.as_slice() else { panic!("{:?}", walk.effects) };
    assert_eq!(*call, Call::Enter { tokens, keep: Persistence::Device });
    assert_eq!(walk.state.step().unwrap().typed().email, "taro@example.com", "as it was typed");
    let walk = walk.event(Event::Arrived { result: Err(offline()), keep: Persistence::Tab });
    assert_eq!(walk.state.remark(), Some(&Remark::Failed(offline())));
}
