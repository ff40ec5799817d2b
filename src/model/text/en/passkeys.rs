use crate::model::text::{Passkeys, Sentences};

pub static PASSKEYS: Passkeys = Passkeys {
    or: "or without a password",
    sign_in: "Sign in with a passkey",
    other_way: "Sign in another way",
    step: "Use your passkey",
    step_lead: "Confirm that it is you with your fingerprint, your face, your PIN or a security key.",
    waiting: "Waiting for your passkey",
    remark_none: "This account has no passkey yet. Sign in another way; then you can create one on the Account page.",
    remark_refused: "This passkey is not accepted; it may have been removed from your account. Sign in another way.",

    title: "Passkeys",
    lead: "Sign in with your fingerprint, your face or a PIN instead of a password.",
    named_by: "The names come from where the passkeys are kept. They cannot be changed here.",
    none: "There is no passkey for this account yet.",
    unnamed: "Passkey",
    made: |date| ["Created ", date].concat(),
    create: "Create a passkey",
    created: "The passkey was created. You can sign in with it from now on.",
    no_support: "This browser cannot create passkeys.",
    delete: "Delete",
    delete_this: |name| ["Delete the passkey “", name, "”"].concat(),
    delete_title: "Delete this passkey?",
    delete_lead: |name| {
        [
            "“",
            name,
            "” will no longer sign you in. Remove it from where it is kept, too: it would still be offered.",
        ]
        .concat()
    },
    deleted: "The passkey was deleted.",

    devices: "Remembered devices",
    devices_lead: "On these devices you are not asked for a second step.",
    no_devices: "No device is remembered for this account.",
    this_device: "This device",
    unnamed_device: "Device",
    last_seen: |when, address| {
        if address.is_empty() {
            ["Last sign-in ", when].concat()
        } else {
            ["Last sign-in ", when, " from ", address].concat()
        }
    },
    forget: "Forget",
    forget_this: |name| ["Forget the device “", name, "”"].concat(),
    forget_title: "Forget this device?",
    forget_lead: |name| ["“", name, "” will be asked for the second step at its next sign-in."].concat(),
    forgotten: "The device was forgotten.",

    refused_cancelled: Sentences {
        what: "No passkey was used.",
        why: "The request was cancelled or took too long, or this device has no passkey for this account. Browsers do not say which.",
        next: "Try again, or sign in another way.",
    },
    refused_cancelled_making: Sentences {
        what: "No passkey was created.",
        why: "The request was cancelled or took too long.",
        next: "Try again when you are ready.",
    },
    refused_exists: Sentences {
        what: "There is a passkey for this account here already.",
        why: "This device, or the password manager that answered, has one.",
        next: "Use that one, or choose another place to keep a new one.",
    },
    refused_address: Sentences {
        what: "Passkeys cannot be used at this address.",
        why: "The user pool’s passkeys belong to another domain than this page’s, or the page is not served over https.",
        next: "For the admin: set the user pool’s relying party id to this page’s domain.",
    },
    refused_support: Sentences {
        what: "This device cannot do that with passkeys.",
        why: "The browser, or what keeps passkeys here, lacks something that this site asks for.",
        next: "Try another browser or device, or sign in another way.",
    },
};
