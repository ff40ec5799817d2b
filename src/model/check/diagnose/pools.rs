//! The lines of the user pool and the identity pool.

use super::{Doctor, problem};
use crate::model::check::fault::{Fault, Finding};
use crate::model::check::line::{Entry, Line, Untold};
use crate::model::check::seen::{Flow, Visitor};
use crate::model::failure::{Cause, ErrorKind, Failure};
use crate::model::text::{AuthProblem, Problem};

impl Doctor<'_> {
    pub(super) fn user_pool(&self) -> Entry {
        let (pool, id) = (&self.seen.pool, &self.config.user_pool.id);
        let entry = |found| Entry::new(Line::UserPool, id.clone(), found);
        if let Some(issuer) = pool.issuer.as_ref().filter(|issuer| *issuer != id) {
            return entry(vec![Finding::sure(Fault::OtherPool(issuer.clone()))]);
        }
        match &pool.keys {
            Some(Ok(())) => entry(vec![]),
            // Signed in by a token of this pool.
            _ if pool.issuer.is_some() => entry(vec![]),
            Some(Err(Failure { cause: Cause::Service(error), .. })) if matches!(error.status, 400 | 404) => {
                entry(vec![Finding::sure(Fault::NoSuchPool)])
            }
            // The host answers calls, so it is the keys alone that cannot be read.
            Some(Err(_)) if self.pool_answers() => Entry::untold(Line::UserPool, Untold::Hidden).with(id),
            Some(Err(failure)) => entry(vec![self.finding(failure)]),
            None => self.untried(Line::UserPool, Untold::Hidden),
        }
    }

    /// Whether any call to the user pool came back.
    fn pool_answers(&self) -> bool {
        self.seen.pool.flows.iter().any(|(_, answer)| match answer {
            Ok(()) => true,
            Err(failure) => failure.is_refusal(),
        })
    }

    pub(super) fn client(&self) -> Entry {
        let flows = &self.seen.pool.flows;
        let wanted = Flow::of(self.config.user_pool.sign_in);
        let Some((_, answer)) = flows.iter().find(|(flow, _)| *flow == wanted) else {
            return self.untried(Line::Client, Untold::Hidden);
        };
        let names = flows.iter().filter(|(_, answer)| is_enabled(answer)).map(|(flow, _)| flow.name());
        let evidence = names.collect::<Vec<_>>().join(", ");
        let mut found = Vec::new();
        if let Err(failure) = answer
            && !is_enabled(answer)
        {
            found.push(match AuthProblem::of(failure) {
                Some(AuthProblem::FlowNotEnabled) => Finding::sure(Fault::FlowOff(wanted)),
                _ => self.finding(failure),
            });
        }
        let tells = |(_, answer): &(Flow, Result<(), Failure>)| {
            answer.as_ref().is_err_and(|failure| failure.kind() == ErrorKind::UserNotFound)
        };
        if flows.iter().any(tells) {
            found.push(Finding::sure(Fault::NamesRevealed));
        }
        Entry::new(Line::Client, evidence, found)
    }

    pub(super) fn attributes(&self) -> Entry {
        match self.seen.pool.has_email {
            // What may be written, a page learns by writing alone.
            Some(true) => Entry::untold(Line::Attributes, Untold::Hidden).with("email"),
            Some(false) => Entry::new(Line::Attributes, "", vec![Finding::guess(Fault::EmailUnread)]),
            None => self.untried(Line::Attributes, Untold::SignIn),
        }
    }

    pub(super) fn identity_pool(&self) -> Entry {
        let id = &self.config.identity_pool.id;
        let identity = &self.seen.identity;
        let answers = [&identity.credentials, &identity.guest];
        let failures = || answers.into_iter().filter_map(|answer| answer.as_ref()?.as_ref().err());
        let gone = failures().find(|failure| problem(failure) == Problem::NoSuchIdentityPool);
        let found = match gone {
            Some(_) => vec![Finding::sure(Fault::Refused(Problem::NoSuchIdentityPool))],
            // Another answer of the pool, a refusal too, is an answer of this pool.
            None if answers.iter().any(|answer| matches!(answer, Some(Ok(())))) => vec![],
            None if failures().any(Failure::is_refusal) => vec![],
            None => match failures().next() {
                Some(failure) => vec![self.finding(failure)],
                None => return self.untried(Line::IdentityPool, Untold::Hidden),
            },
        };
        Entry::new(Line::IdentityPool, id.clone(), found)
    }

    pub(super) fn guests(&self) -> Entry {
        let wanted = self.config.identity_pool.guests;
        match (&self.seen.identity.guest, wanted) {
            (Some(Ok(())), true) => Entry::new(Line::Guests, "guests: true", vec![]),
            (Some(Ok(())), false) => {
                Entry::new(Line::Guests, "guests: false", vec![Finding::sure(Fault::GuestsOpen)])
            }
            (Some(Err(failure)), _) if problem(failure) == Problem::GuestsOff => {
                let fault = Finding::sure(Fault::Refused(Problem::GuestsOff));
                let found = wanted.then_some(fault).into_iter().collect();
                Entry::new(Line::Guests, format!("guests: {wanted}"), found)
            }
            (Some(Err(_)), _) => self.untried(Line::Guests, Untold::Earlier),
            (None, _) => self.untried(Line::Guests, Untold::Hidden),
        }
    }

    /// The problem that kept whoever is here from credentials, with its failure.
    fn refused(&self) -> Option<(&Failure, Problem)> {
        let failure = self.seen.identity.credentials.as_ref()?.as_ref().err()?;
        Some((failure, problem(failure)))
    }

    pub(super) fn providers(&self) -> Entry {
        match (self.refused(), self.seen.visitor) {
            (Some((_, Problem::PoolsNotLinked)), _) => {
                Entry::new(Line::Providers, "", vec![Finding::sure(Fault::Refused(Problem::PoolsNotLinked))])
            }
            (_, Visitor::Guest | Visitor::Nobody) => self.untried(Line::Providers, Untold::SignIn),
            (None, Visitor::User) if self.seen.identity.credentials.is_some() => {
                Entry::new(Line::Providers, self.config.user_pool.client_id.clone(), vec![])
            }
            // Whatever concerns the role comes after the login was taken.
            (Some((_, it)), _) if of_role(it) => {
                Entry::new(Line::Providers, self.config.user_pool.client_id.clone(), vec![])
            }
            _ => self.untried(Line::Providers, Untold::Earlier),
        }
    }

    pub(super) fn roles(&self) -> Entry {
        let role = self.role().unwrap_or_default().to_owned();
        match self.refused() {
            None if self.seen.identity.credentials.is_some() => Entry::new(Line::Roles, role, vec![]),
            // The basic flow names its roles itself: what is refused is their trust.
            Some((_, Problem::NoRole)) if self.config.identity_pool.is_basic() => {
                Entry::new(Line::Roles, "", vec![])
            }
            Some((_, Problem::NoRole)) => {
                Entry::new(Line::Roles, "", vec![Finding::guess(Fault::RoleMissing)])
            }
            Some((failure, it)) if of_role(it) => Entry::new(Line::Roles, "", vec![self.finding(failure)]),
            None | Some(_) => self.untried(Line::Roles, Untold::Earlier),
        }
    }

    pub(super) fn trust(&self) -> Entry {
        match self.refused() {
            None if self.seen.identity.credentials.is_some() => {
                let asked = self.seen.identity.role.as_ref().and_then(|role| role.as_ref().err());
                Entry::new(Line::Trust, "", asked.map(|failure| self.finding(failure)).into_iter().collect())
            }
            Some((_, Problem::NoRole)) => {
                let is_guess = !self.config.identity_pool.is_basic();
                Entry::new(Line::Trust, "", vec![Finding { fault: Fault::TrustRefused, is_guess }])
            }
            _ => self.untried(Line::Trust, Untold::Earlier),
        }
    }

    /// The name of the role in use.
    fn role(&self) -> Option<&str> {
        self.seen.identity.role.as_ref()?.as_ref().ok().map(String::as_str)
    }
}

/// A flow is enabled where a user whom nobody has gets a challenge, or is refused for what was typed.
fn is_enabled(answer: &Result<(), Failure>) -> bool {
    match answer {
        Ok(()) => true,
        Err(failure) => matches!(
            AuthProblem::of(failure),
            Some(AuthProblem::WrongPassword | AuthProblem::TooManyAttempts)
        ),
    }
}

/// Whether a problem is that of a role, which the identity pool looks for once it has taken the login.
const fn of_role(problem: Problem) -> bool {
    matches!(problem, Problem::NoRole | Problem::AmbiguousRole | Problem::RoleRefused | Problem::StsOff)
}
