use crate::model::text::{AuthProblem, Sentences};

#[allow(clippy::too_many_lines, reason = "a table")]
pub const fn sentences(problem: AuthProblem) -> &'static Sentences {
    match problem {
        AuthProblem::WrongPassword => &Sentences {
            what: "The email address or the password is not right.",
            why: "Either has a typing mistake, or there is no account for this address.",
            next: "Check both and try again, or reset the password with “Forgot password?”.",
        },
        AuthProblem::TooManyAttempts => &Sentences {
            what: "Too many attempts.",
            why: "To protect the account, the service waits before it accepts another try.",
            next: "Wait some minutes, then try again.",
        },
        AuthProblem::AccountDisabled => &Sentences {
            what: "This account is disabled.",
            why: "Whoever runs this site has switched it off.",
            next: "Ask them to enable it.",
        },
        AuthProblem::InvitationExpired => &Sentences {
            what: "The temporary password has run out.",
            why: "Invitations are valid for a limited time.",
            next: "Ask whoever invited you to send a new one.",
        },
        AuthProblem::UseInvitation => &Sentences {
            what: "This account still waits for its first sign-in.",
            why: "An invited account has no password of its own to reset before that.",
            next: "Sign in with the temporary password from the invitation. If it is lost or has run out, ask whoever invited you for a new one.",
        },
        AuthProblem::NotConfirmed => &Sentences {
            what: "The email address is not confirmed yet.",
            why: "The account was created, but its confirmation code was never entered.",
            next: "Enter the code from the email, or have a new one sent.",
        },
        AuthProblem::AlreadyConfirmed => &Sentences {
            what: "This address is confirmed already.",
            why: "",
            next: "Sign in with your password.",
        },
        AuthProblem::AccountExists => &Sentences {
            what: "There is already an account for this email address.",
            why: "",
            next: "Sign in, or reset the password if you no longer know it.",
        },
        AuthProblem::ResetRequired => &Sentences {
            what: "The password must be set anew.",
            why: "Whoever runs this site has asked for it.",
            next: "Choose “Forgot password?” and follow the steps.",
        },
        AuthProblem::NoAddress => &Sentences {
            what: "No code can be sent for this account.",
            why: "It has no verified email address or phone number that a code could go to.",
            next: "Ask whoever runs this site to verify the address or to set a new password. (For the admin: email_verified of the account.)",
        },
        AuthProblem::CodesOff => &Sentences {
            what: "No code can be sent on this site.",
            why: "Its user pool does not verify addresses.",
            next: "Ask whoever runs this site to confirm your account; then sign in. (For the admin: admin-confirm-sign-up, or AutoVerifiedAttributes of the user pool.)",
        },
        AuthProblem::WrongCode => &Sentences {
            what: "That code is not right.",
            why: "A digit may be off, or a newer code has taken its place.",
            next: "Enter the code of the latest message, or the one that your app shows now.",
        },
        AuthProblem::CodeExpired => &Sentences {
            what: "That code is no longer valid.",
            why: "Codes run out after a while, and a newer one replaces those before it.",
            next: "Have a new code sent and enter that one.",
        },
        AuthProblem::WrongAppCode => &Sentences {
            what: "That code is not right.",
            why: "Codes change every half minute, and count only while this device’s or the phone’s clock is right.",
            next: "Enter the code that the app shows now. If it is refused again, set the phone’s clock to automatic.",
        },
        AuthProblem::AppCodeUsed => &Sentences {
            what: "This code of the app was used already.",
            why: "Each code of an authenticator app counts once.",
            next: "Wait until the app shows the next one, within half a minute, and enter that.",
        },
        AuthProblem::WeakPassword => &Sentences {
            what: "The password does not meet this site’s rules.",
            why: "",
            next: "Choose a longer one, with the kinds of characters listed below the field.",
        },
        AuthProblem::PasswordSpaces => &Sentences {
            what: "A password cannot begin or end with a space.",
            why: "Cognito refuses white space there; it often comes along when a password is pasted.",
            next: "Remove the spaces at both ends. Spaces inside are fine.",
        },
        AuthProblem::PasswordTooLong => &Sentences {
            what: "This password is too long.",
            why: "A password may have at most 256 characters.",
            next: "Choose a shorter one.",
        },
        AuthProblem::PasswordUsedBefore => &Sentences {
            what: "This password was used before.",
            why: "This site does not allow an earlier password again.",
            next: "Choose a new one.",
        },
        AuthProblem::NotAnEmail => &Sentences {
            what: "That does not look like an email address.",
            why: "",
            next: "Check it for typing mistakes.",
        },
        AuthProblem::AttributesMissing => &Sentences {
            what: "This site asks for more.",
            why: "Its user pool requires further details of each account.",
            next: "Fill in the fields that are marked. If there are none, tell whoever runs this site.",
        },
        AuthProblem::AttributeUnfit => &Sentences {
            what: "One of the details is not in the form that this site expects.",
            why: "The service’s own words in the details say which.",
            next: "Correct the field that is marked.",
        },
        AuthProblem::StepExpired => &Sentences {
            what: "This step took too long.",
            why: "For safety, each step of a sign-in is valid for some minutes only.",
            next: "Sign in again; your email address is still filled in.",
        },
        AuthProblem::NoSuchMethod => &Sentences {
            what: "This way of confirming is not set up for your account.",
            why: "",
            next: "Choose another one, or ask whoever runs this site.",
        },
        AuthProblem::CurrentPassword => &Sentences {
            what: "The current password is not right.",
            why: "Nothing was changed.",
            next: "Check it and try again. If you no longer know it, sign out and choose “Forgot password?”.",
        },
        AuthProblem::EmailTaken => &Sentences {
            what: "That address belongs to another account.",
            why: "An address can open one account only.",
            next: "Choose another address, or delete that account first.",
        },
        AuthProblem::Meanwhile => &Sentences {
            what: "The account was being changed elsewhere at this moment.",
            why: "Another tab or device may be setting up an app too.",
            next: "Begin again with a new key.",
        },
        AuthProblem::Preference => &Sentences {
            what: "Two-step verification could not be changed.",
            why: "This site may require it of everyone, or allow another kind of second step only.",
            next: "Ask whoever runs this site.",
        },
        AuthProblem::TokenRefused => &Sentences {
            what: "The account could not be opened for changes.",
            why: "The way you signed in gives no right to change it: where another service signs people in, they change it there.",
            next: "Sign out and in again. (For the admin: the scope aws.cognito.signin.user.admin.)",
        },
        AuthProblem::SignUpClosed => &Sentences {
            what: "New accounts cannot be created here.",
            why: "Whoever runs this site invites people by hand.",
            next: "Ask them for an account.",
        },
        AuthProblem::CodeNotSent => &Sentences {
            what: "The code could not be sent.",
            why: "The service refused to send to this address, or sending is not set up.",
            next: "Check the address. If it is right, tell whoever runs this site.",
        },
        AuthProblem::MailQuota => &Sentences {
            what: "This site has used up its emails for today.",
            why: "Its user pool sends by Cognito’s own mail service, which allows only so many a day.",
            next: "Try again tomorrow. For the admin: have the user pool send by Amazon SES.",
        },
        AuthProblem::ClientHasSecret => &Sentences {
            what: "This site is set up with an app client that has a secret.",
            why: "A web page cannot keep a secret, so Cognito refuses its sign-ins.",
            next: "For the admin: create an app client without a secret and put its id in config.json (userPool.clientId).",
        },
        AuthProblem::FlowNotEnabled => &Sentences {
            what: "This way of signing in is switched off.",
            why: "The app client does not allow the flow that config.json names.",
            next: "For the admin: enable it on the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH or ALLOW_USER_AUTH), or change userPool.signIn.",
        },
        AuthProblem::UsernameIsAlias => &Sentences {
            what: "Accounts cannot be created here with an email address as the name.",
            why: "The user pool takes email as an alias of another user name, and this page asks for no other.",
            next: "For the admin: use a user pool whose people sign in with their email address (UsernameAttributes: email), or create the accounts yourself.",
        },
        AuthProblem::AttributeLocked => &Sentences {
            what: "This site may not write one of these details.",
            why: "The page’s app client has no right to write the attribute, or another service that you sign in with does.",
            next: "Ask whoever runs this site (for the admin: WriteAttributes of the app client).",
        },
        AuthProblem::AttributeFixed => &Sentences {
            what: "This detail cannot be changed.",
            why: "The user pool keeps it as it was first set: its attribute is not mutable.",
            next: "Ask whoever runs this site. For the admin: mutability is fixed when a pool is made; a new pool can allow changes.",
        },
        AuthProblem::TriggerRefused => &Sentences {
            what: "The site’s own rules refused this.",
            why: "A check that this site runs at sign-up or sign-in said no; its words are in the details.",
            next: "If you think that it is wrong, ask whoever runs this site.",
        },
        AuthProblem::TriggerBroken => &Sentences {
            what: "The site’s own checks failed.",
            why: "A Lambda trigger of the user pool ended with an error.",
            next: "Try again later; if it stays, tell whoever runs this site.",
        },
        AuthProblem::NoApps => &Sentences {
            what: "This site does not take authenticator apps.",
            why: "Its user pool has them switched off.",
            next: "Ask whoever runs this site to allow them (for the admin: EnabledMfas with SOFTWARE_TOKEN_MFA).",
        },
        AuthProblem::DevicesOff => &Sentences {
            what: "This site does not remember devices.",
            why: "The user pool has device tracking switched off.",
            next: "Nothing needs to be done.",
        },
        AuthProblem::Gone => &Sentences {
            what: "It was gone already.",
            why: "It was removed elsewhere in the meantime.",
            next: "Reload the page to see what is there now.",
        },
        AuthProblem::PasskeysOff => &Sentences {
            what: "Passkeys are switched off for this site.",
            why: "The user pool does not allow them, or its relying party is not set.",
            next: "For the admin: allow passkeys in the user pool’s choice-based sign-in, and set its relying party id.",
        },
        AuthProblem::PasskeyOrigin => &Sentences {
            what: "The user pool does not accept passkeys from this page.",
            why: "Its relying party id does not fit this page’s address.",
            next: "For the admin: set the relying party id to this page’s domain, or to one above it.",
        },
        AuthProblem::PasskeyKind => &Sentences {
            what: "This kind of passkey is not accepted here.",
            why: "Where it was made uses a method that the user pool does not know.",
            next: "Create one with another device, password manager or security key.",
        },
        AuthProblem::PasskeyLate => &Sentences {
            what: "The passkey came too late.",
            why: "Each request to create one is good for some minutes, once.",
            next: "Try again.",
        },
        AuthProblem::PasskeyLimit => &Sentences {
            what: "No more passkeys can be added.",
            why: "An account can have 20, and new ones only so often.",
            next: "Delete one that you no longer use, or try again later.",
        },
        AuthProblem::ManagedLoginSetup => &Sentences {
            what: "The sign-in page and this site are not set up for each other.",
            why: "The app client does not allow this page’s address, a scope, or the authorization code flow.",
            next: "For the admin: compare the app client’s callback URLs, scopes and grant types with this page’s address and userPool.scopes.",
        },
        AuthProblem::SignInCancelled => &Sentences {
            what: "The sign-in was not completed.",
            why: "It was cancelled, or the provider refused it; its words are in the details.",
            next: "Try again, or sign in another way.",
        },
        AuthProblem::SignInNotBegun => &Sentences {
            what: "This sign-in could not be finished.",
            why: "It took too long, was used before, or began in another tab.",
            next: "Start again from here.",
        },
    }
}
