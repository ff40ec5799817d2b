//! The transitions of [`State`].

use super::next::{Next, ask, ask_with, confirmed, sign_in, wait};
use super::refuse::refuse;
use super::{
    Answer, AttemptId, Call, Challenge, ChallengeName, Event, Form, Moment, Pending, Remark, Resend, State,
    Step, Typed,
};
use crate::aws::idp::{AuthOutcome, ChallengeResponse, Challenged};

impl State {
    /// What `event` leads to. Events that do not fit the state (a second click, a stale answer) change nothing.
    ///
    /// The order of the arms is the order of precedence: turning to another form and giving up fit every
    /// state, then the arrival from managed login, then the awaited answer, then what the step takes.
    #[must_use]
    pub fn update(self, event: Event, moment: Moment) -> Next {
        match (self, event) {
            (state, Event::Open { form, email }) => (state.open(form, email), Vec::new()),
            (state, Event::Cancel) => (state.open(Form::SignIn, None), Vec::new()),
            (state, Event::Arrived { result, keep }) => {
                let typed = state.step().map(|step| step.typed().clone()).unwrap_or_default();
                let step = Step::SignIn(Typed { keep, ..typed });
                match result {
                    Ok(tokens) => wait(step, moment.fresh, Call::Enter { tokens, keep }),
                    Err(failure) => ask_with(step, Remark::Failed(failure)),
                }
            }
            (Self::Waiting { step, attempt, call }, Event::Answered { attempt: answered, result })
                if attempt == answered =>
            {
                match result {
                    Ok(answer) => settle(step, call, answer, moment),
                    Err(failure) => refuse(step, call, failure, moment),
                }
            }
            (Self::Asking { step, remark }, event) => match send(step, event, moment.fresh) {
                Ok(next) => next,
                Err(step) => (Self::Asking { step: *step, remark }, Vec::new()),
            },
            (state, _) => (state, Vec::new()),
        }
    }

    /// Another form, with what was typed.
    fn open(self, form: Form, email: Option<String>) -> Self {
        let mut typed = self.step().map(|step| step.typed().clone()).unwrap_or_default();
        if let Some(email) = email {
            email.trim().clone_into(&mut typed.email);
        }
        ask(match form {
            Form::SignIn => Step::SignIn(typed),
            Form::SignUp => Step::SignUp(typed),
            Form::ForgotPassword => Step::ForgotPassword(typed),
            Form::ResetPassword => Step::ResetPassword { typed, delivery: None },
        })
    }
}

/// What the person sends at a step; `Err` gives the step back where it does not fit.
///
/// Boxed, since a step is large and refusals are rare.
fn send(step: Step, event: Event, fresh: AttemptId) -> Result<Next, Box<Step>> {
    match step.filled_in(&event) {
        Step::Challenge(pending) if !matches!(event, Event::Resend) => respond(pending, event, fresh),
        step => match step.call(event) {
            Some(call) => Ok(wait(step, fresh, call)),
            None => Err(Box::new(step)),
        },
    }
}

/// What the person answers to a challenge.
///
/// A choice of the password among several ways asks for the password first and sends both in one answer:
/// Cognito takes `ANSWER` and `PASSWORD` together.
fn respond(mut pending: Pending, event: Event, fresh: AttemptId) -> Result<Next, Box<Step>> {
    let response = match (&pending.challenge, event) {
        (challenge, Event::Code(code)) if challenge.takes_code() => {
            ChallengeResponse::Code(challenge.name(), code)
        }
        (
            Challenge::SelectChallenge(names),
            Event::Choose(name @ (ChallengeName::Password | ChallengeName::PasswordSrp)),
        ) if names.contains(&name) => {
            pending.challenge = match name {
                ChallengeName::Password => Challenge::Password { chosen: true },
                _ => Challenge::PasswordSrp { chosen: true },
            };
            return Ok((ask(Step::Challenge(pending)), Vec::new()));
        }
        (Challenge::SelectMfaType(names) | Challenge::SelectChallenge(names), Event::Choose(name))
            if names.contains(&name) =>
        {
            ChallengeResponse::Choice(pending.challenge.name(), name)
        }
        (Challenge::Password { chosen }, Event::Password(password)) => {
            ChallengeResponse::Password { password, chosen: *chosen }
        }
        (&Challenge::PasswordSrp { chosen }, Event::Password(password)) => {
            let (username, session) = (pending.username.clone(), pending.session.clone());
            let call = Call::Prove { username, session, password, chosen };
            return Ok(wait(Step::Challenge(pending), fresh, call));
        }
        (Challenge::WebAuthn { .. }, Event::Signed { session, assertion, .. })
            if session == pending.session =>
        {
            ChallengeResponse::Assertion(assertion)
        }
        // What was signed, or was not in time, serves no second try: the pool gives another challenge.
        (Challenge::WebAuthn { .. }, Event::Retry) => {
            let call =
                Call::Begin { email: pending.typed.email.clone(), prefer: Some(ChallengeName::WebAuthn) };
            return Ok(wait(Step::Challenge(pending), fresh, call));
        }
        (Challenge::NewPasswordRequired { .. }, Event::NewPassword { password, attributes }) => {
            ChallengeResponse::NewPassword(password, attributes)
        }
        (Challenge::MfaSetup(_), Event::Retry) => return Ok(associate(pending, fresh)),
        _ => return Err(Box::new(Step::Challenge(pending))),
    };
    Ok(answer(pending, response, fresh))
}

fn answer(pending: Pending, response: ChallengeResponse, fresh: AttemptId) -> Next {
    let call =
        Call::Respond { username: pending.username.clone(), session: pending.session.clone(), response };
    wait(Step::Challenge(pending), fresh, call)
}

fn associate(pending: Pending, fresh: AttemptId) -> Next {
    let call = Call::AssociateTotp { session: pending.session.clone() };
    wait(Step::Challenge(pending), fresh, call)
}

/// A call ended well.
fn settle(step: Step, call: Call, answer: Answer, moment: Moment) -> Next {
    let fresh = moment.fresh;
    match (call, answer, step) {
        (call, Answer::Auth(outcome), step) => authenticated(step, call, outcome, moment),
        (Call::SignUp { password, .. }, Answer::SignedUp { confirmed: true, .. }, step) => {
            sign_in(step, password, fresh)
        }
        (Call::SignUp { password, .. }, Answer::SignedUp { delivery: None, .. }, step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: Some(password), delivery: None };
            ask_with(step, Remark::NoCode)
        }
        (Call::SignUp { password, .. }, Answer::SignedUp { delivery, .. }, step) => {
            (ask(Step::Confirm { typed: step.into_typed(), password: Some(password), delivery }), Vec::new())
        }
        (_, Answer::Confirmed, step) => confirmed(step, fresh),
        (Call::ResendCode { instead: Some(_), .. }, Answer::CodeSent(delivery), step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: None, delivery };
            ask_with(step, Remark::NotConfirmed)
        }
        (_, Answer::CodeSent(delivery), Step::Confirm { typed, password, .. }) => {
            ask_with(Step::Confirm { typed, password, delivery }, Remark::CodeSent)
        }
        (_, Answer::CodeSent(delivery), step) => {
            ask_with(Step::ResetPassword { typed: step.into_typed(), delivery }, Remark::CodeSent)
        }
        (Call::ResetPassword { password, .. }, Answer::PasswordSet, step) => sign_in(step, password, fresh),
        (_, Answer::TotpSecret { secret, session }, Step::Challenge(pending)) => {
            (ask(Step::SetupTotp { pending: pending.renewed(session, moment.now), secret }), Vec::new())
        }
        (_, Answer::TotpVerified { session }, Step::SetupTotp { pending, .. }) => {
            self::answer(pending.renewed(session, moment.now), ChallengeResponse::MfaSetUp, fresh)
        }
        (_, Answer::Entered, _) => (State::Done, Vec::new()),
        (_, _, step) => (ask(step), Vec::new()),
    }
}

/// The pool gave tokens, or asks for more.
///
/// Tokens are not the end: the person has signed in once the identity pool gave credentials
/// ([`Call::Enter`]).
fn authenticated(step: Step, call: Call, outcome: AuthOutcome, moment: Moment) -> Next {
    match outcome {
        AuthOutcome::Tokens(tokens) => {
            let call = Call::Enter { tokens, keep: step.typed().keep };
            wait(step, moment.fresh, call)
        }
        AuthOutcome::Challenge(challenged) => challenge(step, call, challenged, moment),
    }
}

/// A challenge that this page cannot answer leads back to the form with its name, rather than to a step
/// without a way out.
fn challenge(step: Step, call: Call, challenged: Challenged, moment: Moment) -> Next {
    let Challenged { session, username, challenge } = challenged;
    let username = username.unwrap_or_else(|| step.username().to_owned());
    let remark = remark_on(&step, &call, &challenge);
    let resend = if challenge.sends_code() { resend(&step, call) } else { None };
    let pending =
        Pending { typed: step.into_typed(), username, session, since: moment.now, challenge, resend };
    match &pending.challenge {
        // No `MFAS_CAN_SETUP`: assume an authenticator app, as in the older protocol.
        Challenge::MfaSetup(kinds)
            if kinds.is_empty() || kinds.contains(&ChallengeName::SoftwareTokenMfa) =>
        {
            associate(pending, moment.fresh)
        }
        challenge if challenge.asks_person() => {
            (State::Asking { step: Step::Challenge(pending), remark }, Vec::new())
        }
        challenge => {
            let name = match challenge {
                Challenge::MfaSetup(kinds) => kinds.first().cloned(),
                _ => None,
            };
            let name = name.unwrap_or_else(|| challenge.name());
            ask_with(Step::SignIn(pending.typed), Remark::Unsupported(name))
        }
    }
}

/// How the call that led to a challenge, or to those before it, is made again.
///
/// `None` where the call before does not lead to the same challenge again: then the step shows no button
/// for another code.
fn resend(step: &Step, call: Call) -> Option<Resend> {
    match (call, step) {
        (Call::SignIn { password, .. } | Call::Prove { password, .. }, _) => Some(Resend::Password(password)),
        (Call::Begin { prefer, .. }, _) => Some(Resend::Factor(prefer)),
        (
            Call::Respond {
                response: ChallengeResponse::Choice(ChallengeName::SelectChallenge, way), ..
            },
            _,
        ) => Some(Resend::Factor(Some(way))),
        (_, Step::Challenge(pending)) => pending.resend.clone(),
        _ => None,
    }
}

/// What there is to say when a challenge comes: another code was sent, or what was asked for cannot be had.
fn remark_on(step: &Step, call: &Call, challenge: &Challenge) -> Option<Remark> {
    match (step, call, challenge) {
        (_, Call::Begin { prefer: Some(ChallengeName::WebAuthn), .. }, Challenge::SelectChallenge(_)) => {
            Some(Remark::NoPasskey)
        }
        (Step::Challenge(before), Call::SignIn { .. } | Call::Begin { .. }, _)
            if before.challenge.name() == challenge.name() && challenge.takes_code() =>
        {
            Some(Remark::CodeSent)
        }
        _ => None,
    }
}
