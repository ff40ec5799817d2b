//! The sign-in screens as a machine: [`State::update`].
//!
//! A [`Step`] is what the person sees. A [`State`] is either a step that asks them, or a step whose call is on its way.
//! The step stays on the screen meanwhile, and a refused call comes back to it with a [`Remark`].
//!
//! Challenges that arithmetic alone answers (`PASSWORD_VERIFIER`, remembered devices) never show here: whoever performs
//! [`Call::SignIn`] answers them on the way, since a person has nothing to do and nothing to see.
//!
//! ```text
//! SignIn ──▶ tokens ──▶ Enter ──▶ Done          SignIn ⇄ SignUp ──▶ Confirm ──▶ (signs in by itself)
//!    │  ╲                                          ⇅
//!    │   ╲──▶ Challenge ⇄ Challenge ──▶ tokens   ForgotPassword ──▶ ResetPassword ──▶ (signs in by itself)
//!    │          │  ╲──▶ SetupTotp ──▶ tokens
//!    │          ╲─ its session expired ──▶ SignIn, e-mail kept
//!    ╰─ not confirmed ──▶ Confirm;  reset required ──▶ ResetPassword
//! ```

use crate::aws::idp::{
    Assertion, Challenge, ChallengeName, ChallengeSession, Code, Delivery, Password, Tokens, TotpSecret,
};
use crate::config::Persistence;
use crate::model::failure::Failure;

mod call;
mod next;
mod refuse;
mod step;
mod update;

pub use call::{Answer, Call, Effect};

/// Where a sign-in stands.
///
/// The default is an empty form "Sign in".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The step waits for the person. Leads to `Waiting` when they send it, and to another step when they turn to it.
    Asking {
        /// What is on the screen.
        step: Step,
        /// What to tell them, such as why the last try failed.
        remark: Option<Remark>,
    },
    /// A call is on its way. Leads to the next step, to `Done`, or back to this step with a remark; whatever the person
    /// sends meanwhile is dropped, except turning away.
    Waiting {
        /// What is still on the screen.
        step: Step,
        /// Whose answer is awaited. Any other is stale.
        attempt: AttemptId,
        /// What was asked. It owns the password for as long as the call lasts, no longer.
        call: Call,
    },
    /// Signed in. Leads to `Asking` when a form is opened again.
    /// Every event but [`Event::Open`], [`Event::Cancel`] and [`Event::Arrived`] changes nothing.
    Done,
}

impl Default for State {
    fn default() -> Self {
        Self::Asking { step: Step::SignIn(Typed::default()), remark: None }
    }
}

impl State {
    /// What is on the screen; nothing once signed in.
    pub const fn step(&self) -> Option<&Step> {
        match self {
            Self::Asking { step, .. } | Self::Waiting { step, .. } => Some(step),
            Self::Done => None,
        }
    }

    /// What to tell the person, while they are asked.
    pub const fn remark(&self) -> Option<&Remark> {
        match self {
            Self::Asking { remark, .. } => remark.as_ref(),
            Self::Waiting { .. } | Self::Done => None,
        }
    }

    /// Whether a call is on its way.
    pub const fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting { .. })
    }
}

/// What the person sees.
///
/// A step carries all that the way out of it needs, and nothing else: a step that is left takes its secrets
/// with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// "Sign in": e-mail and password. The way out is [`Event::SignIn`].
    SignIn(Typed),
    /// "Create account". The way out is [`Event::SignUp`].
    SignUp(Typed),
    /// "Confirm your account". The ways out are [`Event::Code`] and, back to itself, [`Event::Resend`].
    Confirm {
        /// Kept from the form.
        typed: Typed,
        /// Signs in by itself after the confirmation. `None` where the person came here without having typed one.
        password: Option<Password>,
        /// Where the code was sent, once known.
        delivery: Option<Delivery>,
    },
    /// "Forgot password?": asks for a code. The way out is [`Event::ForgotPassword`].
    ForgotPassword(Typed),
    /// "Set a new password", with the code that was sent. The ways out are [`Event::ResetPassword`] and [`Event::Resend`].
    ResetPassword {
        /// Kept from the form.
        typed: Typed,
        /// Where the code was sent, once known.
        delivery: Option<Delivery>,
    },
    /// The pool asks for more. The way out depends on the challenge: [`Event::Code`] (and, back to itself, [`Event::Resend`]),
    /// [`Event::Choose`], [`Event::NewPassword`], [`Event::Password`], [`Event::Signed`]; for [`Challenge::MfaSetup`] and
    /// [`Challenge::WebAuthn`] also [`Event::Retry`].
    Challenge(Pending),
    /// "Set up two-step verification": the key to scan or copy. The way out is [`Event::Code`], with the app's first code.
    SetupTotp {
        /// The challenge that demands it.
        pending: Pending,
        /// What the app needs.
        secret: TotpSecret,
    },
    /// Signed in at the user pool, but the credentials could not be had. The way out is [`Event::Retry`].
    /// The tokens are lost with the page: nothing was stored yet, so closing it signs nobody in.
    Enter {
        /// Kept from the form.
        typed: Typed,
        /// Not yet stored anywhere.
        tokens: Tokens,
    },
}

impl Step {
    /// What the person typed so far.
    pub const fn typed(&self) -> &Typed {
        match self {
            Self::SignIn(typed)
            | Self::SignUp(typed)
            | Self::ForgotPassword(typed)
            | Self::Confirm { typed, .. }
            | Self::ResetPassword { typed, .. }
            | Self::Enter { typed, .. } => typed,
            Self::Challenge(pending) | Self::SetupTotp { pending, .. } => &pending.typed,
        }
    }
}

/// What the person typed that every step keeps.
///
/// Kept through every step and every refusal, so that the address is typed once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Typed {
    /// The e-mail address, without spaces around it.
    pub email: String,
    /// Where the session will be kept.
    pub keep: Persistence,
}

/// A challenge that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Kept from the form.
    pub typed: Typed,
    /// The pool's name for the user, or what they typed where the pool gave none.
    pub username: String,
    /// Goes with the answer.
    pub session: Option<ChallengeSession>,
    /// When it came: milliseconds since the epoch, the service's clock. Three minutes later it usually expires.
    /// The countdown on the screen starts here, where config.json says how long a challenge lives.
    pub since: i64,
    /// What is asked.
    pub challenge: Challenge,
    /// How to have its code sent anew, where one was sent.
    pub resend: Option<Resend>,
}

/// How a sign-in comes to the same challenge again: Cognito has no call that sends another code for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resend {
    /// By the password, which is kept for that until the code is given.
    Password(Password),
    /// By the e-mail address alone, and the way that was chosen.
    Factor(Option<ChallengeName>),
}

/// What to tell the person at a step.
///
/// At most one stands above the fields; the next event that fits the step takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The last try failed.
    /// The sentence depends on the call: see `model::text`.
    Failed(Failure),
    /// The time for a challenge ran out: start again.
    Expired,
    /// A new code was sent.
    CodeSent,
    /// The account must be confirmed before it can be used.
    NotConfirmed,
    /// The account is made, and the pool sends no code: an admin confirms it.
    NoCode,
    /// The account is confirmed now: sign in.
    Confirmed,
    /// An admin demands a new password; the code for it was sent.
    ResetRequired,
    /// The pool asks for something that this page cannot do. Of a second step that must be set up first, the kind of step.
    Unsupported(ChallengeName),
    /// The pool does not take the passkey: it was removed from the account, most likely.
    PasskeyRefused,
    /// A passkey was asked for, and the account has none: these are the other ways.
    NoPasskey,
}

/// A form that can be turned to at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "Sign in"
    SignIn,
    /// "Create account"
    SignUp,
    /// "Forgot password?"
    ForgotPassword,
    /// "Set a new password", with a code that was sent before: the page may have been loaded anew since.
    ResetPassword,
}

/// One try. An answer that carries another id than the one awaited is stale.
///
/// Given by the caller with each event ([`Moment::fresh`]); used up only where a call begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttemptId(pub u64);

/// What `update` may not make by itself.
///
/// Given with every event, so that the machine has neither a clock nor a counter and the same events lead
/// to the same states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since the epoch, the service's clock.
    pub now: i64,
    /// An id that was never used before.
    pub fresh: AttemptId,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person turns to a form; whatever was under way is abandoned. An e-mail typed before is kept where none is given.
    /// Fits every state; the answer of a call that is abandoned this way is stale when it comes.
    Open {
        /// Which.
        form: Form,
        /// What the form that they leave says.
        email: Option<String>,
    },
    /// They send the sign-in form.
    SignIn {
        /// E-mail and persistence.
        typed: Typed,
        /// The password.
        password: Password,
    },
    /// They begin without a password, where the pool lets them choose the way.
    Begin {
        /// E-mail and persistence.
        typed: Typed,
        /// The way they want; none to be told which there are.
        prefer: Option<ChallengeName>,
    },
    /// They send the form "Create account".
    SignUp {
        /// E-mail and persistence.
        typed: Typed,
        /// The password.
        password: Password,
        /// What the pool requires beside the address, by the names of the attributes.
        attributes: Vec<(String, String)>,
    },
    /// They send a code: to confirm the account, to answer a challenge, to finish a set-up.
    Code(Code),
    /// They ask for another code.
    Resend,
    /// They ask for a code to set a new password.
    ForgotPassword {
        /// Whose.
        email: String,
    },
    /// They send the code and a new password.
    ResetPassword {
        /// The code.
        code: Code,
        /// The new password.
        password: Password,
    },
    /// They choose a factor.
    Choose(ChallengeName),
    /// They send the password that a challenge asks for.
    Password(Password),
    /// Their passkey signed a challenge: the one on the screen, or one that the browser offered in the sign-in form.
    Signed {
        /// What the form says; none where the challenge is on the screen.
        typed: Option<Typed>,
        /// The pool's name for the user.
        username: String,
        /// The session of the challenge that was signed. Any other than the one on the screen is stale.
        session: Option<ChallengeSession>,
        /// What the passkey signed.
        assertion: Assertion,
    },
    /// They set a password in place of the admin's.
    NewPassword {
        /// The new one.
        password: Password,
        /// Required attributes and their values.
        attributes: Vec<(String, String)>,
    },
    /// They try again what failed without their doing.
    Retry,
    /// They give the sign-in up: back to the form, e-mail kept.
    /// Fits every state.
    Cancel,
    /// They come back from the pool's own sign-in pages, which were left for there: whatever was under way here is over.
    Arrived {
        /// Tokens, or why there are none.
        result: Result<Tokens, Failure>,
        /// Where to keep them.
        keep: Persistence,
    },
    /// A call ended.
    Answered {
        /// Which.
        attempt: AttemptId,
        /// How.
        result: Result<Answer, Failure>,
    },
}
