//! The transitions of [`State`].

use super::{
    Answer, AttemptId, AuthOutcome, Call, Challenge, ChallengeName, ChallengeResponse, ChallengeSession,
    Effect, Event, Failure, Form, Moment, Password, Pending, Remark, State, Step, Typed,
};
use crate::aws::idp::Challenged;
use crate::model::failure::Cause;

type Next = (State, Vec<Effect>);

impl State {
    /// What `event` leads to. Events that do not fit the state (a second click, a stale answer) change nothing.
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
        })
    }
}

const fn ask(step: Step) -> State {
    State::Asking { step, remark: None }
}

const fn ask_with(step: Step, remark: Remark) -> Next {
    (State::Asking { step, remark: Some(remark) }, Vec::new())
}

fn wait(step: Step, attempt: AttemptId, call: Call) -> Next {
    let effect = Effect { attempt, call: call.clone() };
    (State::Waiting { step, attempt, call }, vec![effect])
}

/// What the person sends at a step; `Err` gives the step back where it does not fit.
fn send(step: Step, event: Event, fresh: AttemptId) -> Result<Next, Box<Step>> {
    match step.filled_in(&event) {
        Step::Challenge(pending) => respond(pending, event, fresh),
        step => match step.call(event) {
            Some(call) => Ok(wait(step, fresh, call)),
            None => Err(Box::new(step)),
        },
    }
}

/// What the person answers to a challenge.
fn respond(mut pending: Pending, event: Event, fresh: AttemptId) -> Result<Next, Box<Step>> {
    let response = match (&pending.challenge, event) {
        (challenge, Event::Code(code)) if challenge.takes_code() => {
            ChallengeResponse::Code(challenge.name(), code)
        }
        (
            Challenge::SelectChallenge(_),
            Event::Choose(ChallengeName::Password | ChallengeName::PasswordSrp),
        ) => {
            pending.challenge = Challenge::Password { chosen: true };
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

/// Signs in by itself, with the last step still on the screen.
fn sign_in(step: Step, password: Password, fresh: AttemptId) -> Next {
    let call = Call::SignIn { email: step.typed().email.clone(), password };
    wait(step, fresh, call)
}

/// A call ended well.
fn settle(step: Step, call: Call, answer: Answer, moment: Moment) -> Next {
    let fresh = moment.fresh;
    match (call, answer, step) {
        (_, Answer::Auth(outcome), step) => authenticated(step, outcome, moment),
        (Call::SignUp { password, .. }, Answer::SignedUp { confirmed: true, .. }, step) => {
            sign_in(step, password, fresh)
        }
        (Call::SignUp { password, .. }, Answer::SignedUp { delivery, .. }, step) => {
            (ask(Step::Confirm { typed: step.into_typed(), password: Some(password), delivery }), Vec::new())
        }
        (_, Answer::Confirmed, step) => confirmed(step, fresh),
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
fn authenticated(step: Step, outcome: AuthOutcome, moment: Moment) -> Next {
    match outcome {
        AuthOutcome::Tokens(tokens) => {
            let call = Call::Enter { tokens, keep: step.typed().keep };
            wait(step, moment.fresh, call)
        }
        AuthOutcome::Challenge(challenged) => challenge(step, challenged, moment),
    }
}

fn challenge(step: Step, challenged: Challenged, moment: Moment) -> Next {
    let Challenged { session, username, challenge } = challenged;
    let username = username.unwrap_or_else(|| step.username().to_owned());
    let pending = Pending { typed: step.into_typed(), username, session, since: moment.now, challenge };
    match &pending.challenge {
        // A pool that does not say which kinds it allows allows this one: it was there first.
        Challenge::MfaSetup(kinds)
            if kinds.is_empty() || kinds.contains(&ChallengeName::SoftwareTokenMfa) =>
        {
            associate(pending, moment.fresh)
        }
        challenge if challenge.asks_person() => (ask(Step::Challenge(pending)), Vec::new()),
        challenge => {
            let name = challenge.name();
            ask_with(Step::SignIn(pending.typed), Remark::Unsupported(name))
        }
    }
}

/// The account is confirmed, now or long ago.
fn confirmed(step: Step, fresh: AttemptId) -> Next {
    match step {
        Step::Confirm { password: Some(ref password), .. } => {
            let password = password.clone();
            sign_in(step, password, fresh)
        }
        step => ask_with(Step::SignIn(step.into_typed()), Remark::Confirmed),
    }
}

/// A call failed: back to its step, unless the failure says that the way is another.
fn refuse(step: Step, call: Call, failure: Failure, moment: Moment) -> Next {
    match (call, failure.code(), step) {
        (Call::SignIn { password, .. }, Some("UserNotConfirmedException"), step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: Some(password), delivery: None };
            ask_with(step, Remark::NotConfirmed)
        }
        (
            Call::ForgotPassword { .. } | Call::ResetPassword { .. },
            Some("UserNotConfirmedException"),
            step,
        ) => {
            let step = Step::Confirm { typed: step.into_typed(), password: None, delivery: None };
            ask_with(step, Remark::NotConfirmed)
        }
        // Nor has the account an address that a code may go to: most often it was never confirmed.
        (Call::ForgotPassword { .. }, Some("InvalidParameterException"), step)
            if failure.says("no registered/verified") =>
        {
            let step = Step::Confirm { typed: step.into_typed(), password: None, delivery: None };
            ask_with(step, Remark::NotConfirmed)
        }
        (Call::SignIn { .. } | Call::Respond { .. }, Some("PasswordResetRequiredException"), step) => {
            ask_with(Step::ResetPassword { typed: step.into_typed(), delivery: None }, Remark::ResetRequired)
        }
        // The account exists although its code could not be sent: another can be asked for.
        (Call::SignUp { password, .. }, Some("CodeDeliveryFailureException"), step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: Some(password), delivery: None };
            ask_with(step, Remark::Failed(failure))
        }
        // Confirmed elsewhere meanwhile. If it is something else, the sign-in will say so.
        (Call::ConfirmSignUp { .. }, Some("NotAuthorizedException"), step) => confirmed(step, moment.fresh),
        (
            Call::Respond { .. } | Call::AssociateTotp { .. } | Call::VerifyTotp { .. },
            Some("NotAuthorizedException"),
            step,
        ) => start_again(step, failure),
        (Call::Enter { tokens, .. }, _, step) => {
            ask_with(Step::Enter { typed: step.into_typed(), tokens }, Remark::Failed(failure))
        }
        // It may have followed a new account, a confirmation or a new password: these are done with.
        (Call::SignIn { .. }, _, step) => ask_with(Step::SignIn(step.into_typed()), Remark::Failed(failure)),
        (_, _, step) => ask_with(step, Remark::Failed(failure)),
    }
}

/// The session of a challenge is spent or too old, or the account may not sign in any more: nothing at this step can help.
fn start_again(step: Step, failure: Failure) -> Next {
    let asks_password =
        matches!(&step, Step::Challenge(Pending { challenge: Challenge::Password { .. }, .. }));
    // Cognito tells these apart only in its message, and messages change: what most often is the cause is the rule.
    let remark = if failure.says("isabled") || (asks_password && !failure.says("session")) {
        Remark::Failed(failure)
    } else {
        Remark::Expired
    };
    ask_with(Step::SignIn(step.into_typed()), remark)
}

impl Failure {
    fn says(&self, words: &str) -> bool {
        matches!(&self.cause, Cause::Service(error) if error.message.contains(words))
    }
}

impl Step {
    /// With what the person typed into its form.
    fn filled_in(self, event: &Event) -> Self {
        match (self, event) {
            (Self::SignIn(_), Event::SignIn { typed, .. }) => Self::SignIn(typed.clone().trimmed()),
            (Self::SignUp(_), Event::SignUp { typed, .. }) => Self::SignUp(typed.clone().trimmed()),
            (Self::ForgotPassword(typed), Event::ForgotPassword { email }) => {
                Self::ForgotPassword(Typed { email: email.clone(), ..typed }.trimmed())
            }
            (step, _) => step,
        }
    }

    /// The call that an event asks for here, if it fits.
    fn call(&self, event: Event) -> Option<Call> {
        let email = self.typed().email.clone();
        Some(match (self, event) {
            (Self::SignIn(_), Event::SignIn { password, .. }) => Call::SignIn { email, password },
            (Self::SignUp(_), Event::SignUp { password, .. }) => Call::SignUp { email, password },
            (Self::Confirm { .. }, Event::Code(code)) => Call::ConfirmSignUp { email, code },
            (Self::Confirm { .. }, Event::Resend) => Call::ResendCode { email },
            (Self::ForgotPassword(_), Event::ForgotPassword { .. })
            | (Self::ResetPassword { .. }, Event::Resend) => Call::ForgotPassword { email },
            (Self::ResetPassword { .. }, Event::ResetPassword { code, password }) => {
                Call::ResetPassword { email, code, password }
            }
            (Self::SetupTotp { pending, .. }, Event::Code(code)) => {
                Call::VerifyTotp { session: pending.session.clone(), code }
            }
            (Self::Enter { typed, tokens }, Event::Retry) => {
                Call::Enter { tokens: tokens.clone(), keep: typed.keep }
            }
            _ => return None,
        })
    }

    fn into_typed(self) -> Typed {
        match self {
            Self::SignIn(typed)
            | Self::SignUp(typed)
            | Self::ForgotPassword(typed)
            | Self::Confirm { typed, .. }
            | Self::ResetPassword { typed, .. }
            | Self::Enter { typed, .. } => typed,
            Self::Challenge(pending) | Self::SetupTotp { pending, .. } => pending.typed,
        }
    }

    /// The pool's name for the user where a challenge told it, else what was typed.
    fn username(&self) -> &str {
        match self {
            Self::Challenge(pending) | Self::SetupTotp { pending, .. } => &pending.username,
            step => &step.typed().email,
        }
    }
}

impl Typed {
    fn trimmed(self) -> Self {
        Self { email: self.email.trim().to_owned(), ..self }
    }
}

impl Pending {
    /// The same challenge under the session that a call in between gave.
    fn renewed(self, session: Option<ChallengeSession>, now: i64) -> Self {
        Self { session: session.or(self.session), since: now, ..self }
    }
}
