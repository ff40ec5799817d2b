//! Where a refused call leads: back to its step, unless the refusal says that the way is another.
//!
//! | refusal | of | leads to |
//! |---|---|---|
//! | `UserNotConfirmedException` | signing in, the forgotten password | `Confirm` |
//! | `PasswordResetRequiredException` | signing in, a challenge | `ResetPassword` |
//! | `CodeDeliveryFailureException` | `SignUp` | `Confirm`: the account exists |
//! | `NotAuthorizedException` | `ConfirmSignUp` | as if confirmed: the sign-in will tell |
//! | | a passkey's answer | `SignIn`, the passkey refused |
//! | | any other challenge | `SignIn`, expired |
//! | any | entering | `Enter`, with the tokens |
//! | any other | any other | the same step, with the failure |

use super::next::{Next, ask_with, confirmed, wait};
use super::{Call, Challenge, Moment, Pending, Remark, Step};
use crate::aws::error::ErrorKind;
use crate::aws::idp::ChallengeResponse;
use crate::model::failure::Failure;

/// A call failed: back to its step, unless the failure says that the way is another.
pub(super) fn refuse(step: Step, call: Call, failure: Failure, moment: Moment) -> Next {
    match (call, failure.kind(), step) {
        (Call::SignIn { password, .. }, ErrorKind::UserNotConfirmed, step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: Some(password), delivery: None };
            ask_with(step, Remark::NotConfirmed)
        }
        (
            Call::Begin { .. } | Call::ForgotPassword { .. } | Call::ResetPassword { .. },
            ErrorKind::UserNotConfirmed,
            step,
        ) => {
            let step = Step::Confirm { typed: step.into_typed(), password: None, delivery: None };
            ask_with(step, Remark::NotConfirmed)
        }
        // The account has no address that a code may go to. Whether that is because it was never confirmed is not said: only
        // such an account is sent a confirmation code.
        (Call::ForgotPassword { email }, ErrorKind::InvalidParameter, step)
            if failure.says("no registered/verified") =>
        {
            wait(step, moment.fresh, Call::ResendCode { email, instead: Some(failure) })
        }
        (Call::ResendCode { instead: Some(first), .. }, ErrorKind::InvalidParameter, step) => {
            ask_with(step, Remark::Failed(first))
        }
        (
            Call::SignIn { .. } | Call::Begin { .. } | Call::Prove { .. } | Call::Respond { .. },
            ErrorKind::PasswordResetRequired,
            step,
        ) => {
            ask_with(Step::ResetPassword { typed: step.into_typed(), delivery: None }, Remark::ResetRequired)
        }
        // The account exists although its code could not be sent: another can be asked for.
        (Call::SignUp { password, .. }, ErrorKind::CodeDeliveryFailure, step) => {
            let step = Step::Confirm { typed: step.into_typed(), password: Some(password), delivery: None };
            ask_with(step, Remark::Failed(failure))
        }
        // Confirmed elsewhere meanwhile. If it is something else, the sign-in will say so.
        (Call::ConfirmSignUp { .. }, ErrorKind::NotAuthorized, step) => confirmed(step, moment.fresh),
        (Call::Respond { response: ChallengeResponse::Assertion(_), .. }, ErrorKind::NotAuthorized, step)
            if !failure.says("session") && !failure.says("isabled") =>
        {
            ask_with(Step::SignIn(step.into_typed()), Remark::PasskeyRefused)
        }
        (
            Call::Prove { .. } | Call::Respond { .. } | Call::AssociateTotp { .. } | Call::VerifyTotp { .. },
            ErrorKind::NotAuthorized,
            step,
        ) => start_again(step, failure),
        (Call::Enter { tokens, .. }, _, step) => {
            ask_with(Step::Enter { typed: step.into_typed(), tokens }, Remark::Failed(failure))
        }
        // It may have followed a new account, a confirmation or a new password: these are done with.
        (Call::SignIn { .. } | Call::Begin { .. }, _, step) => {
            ask_with(Step::SignIn(step.into_typed()), Remark::Failed(failure))
        }
        (_, _, step) => ask_with(step, Remark::Failed(failure)),
    }
}

/// The session of a challenge is spent or too old, or the account may not sign in any more: nothing at this step can help.
///
/// A wrong password at a challenge is told as a failure, and the form comes back all the same: the session
/// of the challenge is spent with it.
fn start_again(step: Step, failure: Failure) -> Next {
    let takes_password = matches!(
        &step,
        Step::Challenge(Pending {
            challenge: Challenge::Password { .. }
                | Challenge::PasswordSrp { .. }
                | Challenge::NewPasswordRequired { .. },
            ..
        })
    );
    // Cognito tells these apart only in its message, and messages change: what most often is the cause is the rule.
    let is_told = failure.says("isabled") || failure.says("xceeded");
    let remark = if is_told || (takes_password && !failure.says("session")) {
        Remark::Failed(failure)
    } else {
        Remark::Expired
    };
    ask_with(Step::SignIn(step.into_typed()), remark)
}
