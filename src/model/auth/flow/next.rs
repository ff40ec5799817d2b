//! What may come next, whatever led there: a question, a call, a sign-in that follows by itself. When it comes is not decided here.

use super::{AttemptId, Call, Effect, Password, Remark, State, Step};

/// The next state, and what is to be performed.
pub type Next = (State, Vec<Effect>);

/// The person is asked.
pub const fn ask(step: Step) -> State {
    State::Asking { step, remark: None }
}

/// The same, with something to tell them.
pub const fn ask_with(step: Step, remark: Remark) -> Next {
    (State::Asking { step, remark: Some(remark) }, Vec::new())
}

/// A call is made, with this step still on the screen.
pub fn wait(step: Step, attempt: AttemptId, call: Call) -> Next {
    let effect = Effect { attempt, call: call.clone() };
    (State::Waiting { step, attempt, call }, vec![effect])
}

/// Signs in by itself, with the last step still on the screen.
pub fn sign_in(step: Step, password: Password, fresh: AttemptId) -> Next {
    let call = Call::SignIn { email: step.typed().email.clone(), password };
    wait(step, fresh, call)
}

/// The account is confirmed, now or long ago.
pub fn confirmed(step: Step, fresh: AttemptId) -> Next {
    match step {
        Step::Confirm { password: Some(ref password), .. } => {
            let password = password.clone();
            sign_in(step, password, fresh)
        }
        step => ask_with(Step::SignIn(step.into_typed()), Remark::Confirmed),
    }
}
