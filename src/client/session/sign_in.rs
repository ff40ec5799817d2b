//! Performs the effects of the sign-in machine.

use std::rc::Rc;

use super::Session;
use super::pools::Again;
use crate::aws::idp::associate_software_token::{self, By};
use crate::aws::idp::{
    AuthOutcome, Challenge, ChallengeName, ChallengeResponse, ChallengeSession, Challenged, Code, Delivery,
    Password, confirm_forgot_password, confirm_sign_up, forgot_password, parse_done,
    resend_confirmation_code, sign_up, verify_software_token,
};
use crate::aws::srp::{Device, Ephemeral};
use crate::config::SignInMethod;
use crate::model::auth::{Answer, AttemptId, Call, Effect, Event, Step};
use crate::model::failure::{Cause, Failure};

impl Session {
    /// Performs an effect and tells the machine how it ended.
    pub(super) async fn perform(self: Rc<Self>, effect: Effect) {
        let Effect { attempt, call } = effect;
        let result = self.answer(attempt, call).await;
        // Each A serves one try: the next one is made while the person reads why this one failed.
        let failed = result.is_err();
        self.dispatch(Event::Answered { attempt, result });
        if failed && matches!(self.flow().step(), Some(Step::SignIn(_))) {
            self.prepare();
        }
    }

    async fn answer(self: &Rc<Self>, attempt: AttemptId, call: Call) -> Result<Answer, Failure> {
        let pools = &self.pools;
        match call {
            Call::SignIn { email, password } => {
                // The button shows that it was pressed before any arithmetic.
                pools.breathe().await;
                pools.sign_in(&email, &password, &|| self.ephemeral()).await.map(Answer::Auth)
            }
            Call::Begin { email, prefer } => pools.begin(&email, prefer.as_ref()).await.map(Answer::Auth),
            Call::Prove { username, session, password, chosen } => {
                pools.breathe().await;
                let ephemeral = self.ephemeral();
                let response = ChallengeResponse::SrpA { a: ephemeral.public(), chosen };
                let outcome = pools.respond(&username, session.as_ref(), &response).await?;
                let device = self.device();
                let key = device.as_ref().map(|device| device.key.as_str());
                let outcome = pools.prove(outcome, &password, &ephemeral, key).await?;
                self.prove_device(outcome).await
            }
            Call::SignUp { email, password } => self.sign_up(&email, &password).await,
            Call::ConfirmSignUp { email, code } => {
                let request = confirm_sign_up::request(&pools.client, &email, &code);
                pools.call("ConfirmSignUp", Again::Yes, request, parse_done).await?;
                Ok(Answer::Confirmed)
            }
            Call::ResendCode { email } => {
                let request = resend_confirmation_code::request(&pools.client, &email);
                let sent = pools.call("ResendConfirmationCode", Again::Yes, request, Delivery::parse).await?;
                Ok(Answer::CodeSent(sent))
            }
            Call::ForgotPassword { email } => {
                let request = forgot_password::request(&pools.client, &email);
                let sent = pools.call("ForgotPassword", Again::Yes, request, Delivery::parse).await?;
                Ok(Answer::CodeSent(sent))
            }
            Call::ResetPassword { email, code, password } => {
                let request = confirm_forgot_password::request(&pools.client, &email, &code, &password);
                pools.call("ConfirmForgotPassword", Again::No, request, parse_done).await?;
                Ok(Answer::PasswordSet)
            }
            Call::Respond { username, session, response } => {
                let outcome = pools.respond(&username, session.as_ref(), &response).await?;
                self.prove_device(outcome).await
            }
            Call::AssociateTotp { session } => self.associate_totp(session).await,
            Call::VerifyTotp { session, code } => self.verify_totp(session, &code).await,
            Call::Enter { tokens, keep } => {
                let (email, new, access) = (self.typed_email(), tokens.device.clone(), tokens.access.clone());
                let entered = self.enter(attempt, tokens, keep).await?;
                self.know_device(email, new, access, keep);
                Ok(entered)
            }
        }
    }

    /// By which address they sign in.
    fn typed_email(&self) -> String {
        self.inner.borrow().flow.step().map(|step| step.typed().email.clone()).unwrap_or_default()
    }

    fn device(&self) -> Option<Device> {
        self.pools.device(&self.typed_email())
    }

    async fn prove_device(&self, outcome: AuthOutcome) -> Result<Answer, Failure> {
        let email = self.typed_email();
        self.pools.prove_device(&email, outcome, &|| self.ephemeral()).await.map(Answer::Auth)
    }

    /// A challenge for the passkeys of an address, for a browser that offers them in the sign-in form by itself. `None` where the
    /// account has none, or where it cannot be known now: the form has the other ways.
    pub async fn passkey_challenge(&self, email: &str) -> Option<Challenged> {
        match self.pools.begin(email, Some(&ChallengeName::WebAuthn)).await.ok()? {
            AuthOutcome::Challenge(it) if matches!(it.challenge, Challenge::WebAuthn { .. }) => Some(it),
            _ => None,
        }
    }

    async fn sign_up(&self, email: &str, password: &Password) -> Result<Answer, Failure> {
        let request = sign_up::request(&self.pools.client, email, password);
        let new = self.pools.call("SignUp", Again::No, request, sign_up::parse).await?;
        Ok(Answer::SignedUp { confirmed: new.confirmed, delivery: new.delivery })
    }

    async fn associate_totp(&self, session: Option<ChallengeSession>) -> Result<Answer, Failure> {
        let operation = "AssociateSoftwareToken";
        let session = session.ok_or_else(|| without_session(operation))?;
        let request = associate_software_token::request(&self.pools.client, &By::Session(&session));
        let parse = associate_software_token::parse;
        let associated = self.pools.call(operation, Again::No, request, parse).await?;
        Ok(Answer::TotpSecret { secret: associated.secret, session: associated.session })
    }

    async fn verify_totp(&self, session: Option<ChallengeSession>, code: &Code) -> Result<Answer, Failure> {
        let operation = "VerifySoftwareToken";
        let session = session.ok_or_else(|| without_session(operation))?;
        let request = verify_software_token::request(&self.pools.client, &By::Session(&session), code);
        let parse = verify_software_token::parse;
        let session = self.pools.call(operation, Again::No, request, parse).await?;
        Ok(Answer::TotpVerified { session })
    }

    /// Makes A while the person types, so that pressing the button waits for the network alone. Call it when the form is shown.
    pub fn prepare(self: &Rc<Self>) {
        if self.pools.config.user_pool.sign_in == SignInMethod::Password {
            return;
        }
        self.spawn(async move |session| {
            session.pools.breathe().await;
            let missing = session.inner.borrow().ephemeral.is_none();
            if missing {
                let made = session.new_ephemeral();
                session.inner.borrow_mut().ephemeral = Some(made);
            }
        });
    }

    /// The one made ahead, else one made now. Each serves one sign-in.
    fn ephemeral(&self) -> Ephemeral {
        let made = self.inner.borrow_mut().ephemeral.take();
        made.unwrap_or_else(|| self.new_ephemeral())
    }

    fn new_ephemeral(&self) -> Ephemeral {
        let mut random = [0; 32];
        self.pools.ports.random.fill(&mut random);
        Ephemeral::generate(&random)
    }
}

fn without_session(operation: &'static str) -> Failure {
    Failure::new(operation, Cause::Protocol("the challenge came without a session".into()))
}
