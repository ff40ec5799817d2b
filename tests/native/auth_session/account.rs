//! What a person changes about their own account, by their access token.

use super::*;
use alcove::client::account::AccountClient;
use alcove::model::failure::{Cause, Failure};

/// An access token that says when it ends.
fn access(end: i64) -> String {
    format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(json!({ "exp": end / 1000 }).to_string()))
}

fn fresh(access: &str) -> Answer {
    let result = json!({ "AccessToken": access, "ExpiresIn": 3600, "IdToken": id_token(START) });
    ok(&json!({ "AuthenticationResult": result }))
}

fn taro() -> (Page, AccountClient) {
    let page = Page::of_taro(Persistence::Device);
    let account = AccountClient::new(page.session.clone());
    (page, account)
}

fn user(email: &str, verified: bool, mfa: &[&str]) -> Answer {
    let attributes = json!([
        { "Name": "email", "Value": email }, { "Name": "email_verified", "Value": verified.to_string() }
    ]);
    ok(&json!({ "Username": "f4c8", "UserAttributes": attributes, "UserMFASettingList": mfa }))
}

fn revoked() -> Answer {
    refused("NotAuthorizedException", "Access Token has been revoked")
}

/// The access tokens that calls carried since the last look.
fn carried(page: &Page) -> Vec<String> {
    page.world
        .http
        .taken()
        .iter()
        .filter_map(|it| Some(json_of(it)["AccessToken"].as_str()?.to_owned()))
        .collect()
}

#[test]
fn an_access_token_about_to_end_is_renewed_before_it_is_used() {
    let (page, account) = taro();
    let http = &page.world.http;
    // Let the page hold a token whose life is shorter than the ID token's.
    http.on("GetUser", revoked());
    http.on("GetTokensFromRefreshToken", fresh(&access(START + 59_000)));
    http.on("GetUser", user("taro@example.com", true, &[]));
    let asked = account.clone();
    assert!(page.world.block_on(async move { asked.profile().await }).is_ok());
    http.taken();
    http.on("GetTokensFromRefreshToken", fresh("renewed"));
    http.on("GetUser", user("taro@example.com", true, &[]));
    assert!(page.world.block_on(async move { account.profile().await }).is_ok());
    assert_eq!(carried(&page), ["renewed"]);
}

#[test]
fn a_refused_token_is_renewed_once_and_the_call_made_again() {
    let (page, account) = taro();
    let http = &page.world.http;
    http.on("GetUser", revoked());
    http.on("GetTokensFromRefreshToken", fresh("renewed"));
    http.on("GetUser", user("taro@example.com", false, &["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]));
    let profile = page.world.block_on(async move { account.profile().await }).unwrap();
    assert!(!profile.email_verified && profile.authenticator && profile.other_step);
    assert_eq!(carried(&page), ["hush-access", "renewed"]);
}

#[test]
fn whose_account_is_gone_or_signed_out_everywhere_finds_the_session_over() {
    for refusal in [revoked(), refused("UserNotFoundException", "User does not exist.")] {
        let (page, account) = taro();
        page.world.http.on("GetUser", refusal);
        page.world.http.on(
            "GetTokensFromRefreshToken",
            refused("NotAuthorizedException", "Refresh Token has been revoked"),
        );
        page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        let failure = page.world.block_on(async move { account.profile().await }).err().unwrap();
        assert_eq!(failure.cause, Cause::SessionEnded);
        assert!(matches!(page.session.who(), Who::Guest { departure: Departure::SessionEnded, .. }));
    }
}

#[test]
fn a_guest_has_no_account_to_ask_about() {
    let page = Page::start(World::new(), "password", true, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    });
    page.world.http.taken();
    let account = AccountClient::new(page.session.clone());
    let failure = page.world.block_on(async move { account.profile().await }).err().unwrap();
    assert_eq!(failure.cause, Cause::SessionEnded);
    assert_eq!(page.world.http.calls(), [""; 0]);
    assert!(matches!(page.session.who(), Who::Guest { .. }), "nobody is signed out by it");
}

#[test]
fn a_wrong_current_password_is_no_matter_of_the_token() {
    let (page, account) = taro();
    page.world
        .http
        .on("ChangePassword", refused("NotAuthorizedException", "Incorrect username or password."));
    let failure = change_password(&page, &account).unwrap_err();
    assert_eq!(failure.code(), Some("NotAuthorizedException"));
    assert_eq!(page.world.http.calls(), ["ChangePassword"], "a second try would count as one more");
}

#[test]
fn a_password_is_changed_after_a_renewal_where_the_token_was_refused() {
    let (page, account) = taro();
    page.world.http.on("ChangePassword", refused("NotAuthorizedException", "Access Token has expired"));
    page.world.http.on("GetTokensFromRefreshToken", fresh("renewed"));
    page.world.http.on("ChangePassword", ok(&json!({})));
    assert_eq!(change_password(&page, &account), Ok(()));
    assert_eq!(carried(&page), ["hush-access", "renewed"]);
}

#[test]
fn a_password_whose_answer_was_lost_is_not_sent_again() {
    let (page, account) = taro();
    page.world.http.on("ChangePassword", unreachable());
    assert!(matches!(change_password(&page, &account).unwrap_err().cause, Cause::Transport(_)));
    assert_eq!(page.world.http.calls(), ["ChangePassword"]);
}

fn change_password(page: &Page, account: &AccountClient) -> Result<(), Failure> {
    let account = account.clone();
    let (current, proposed) = (Password::new("Correct-Horse-9"), Password::new("Brand-New-Word-1"));
    page.world.block_on(async move { account.change_password(&current, &proposed).await })
}

#[test]
fn a_verified_app_is_turned_on_and_a_wrong_code_turns_nothing_on() {
    let (page, account) = taro();
    let http = &page.world.http;
    http.on("VerifySoftwareToken", refused("EnableSoftwareTokenMFAException", "Code mismatch"));
    http.on("VerifySoftwareToken", ok(&json!({ "Status": "SUCCESS" })));
    http.on("SetUserMFAPreference", ok(&json!({})));
    let confirm = || {
        let account = account.clone();
        page.world.block_on(async move { account.confirm_authenticator(&Code::new("123456")).await })
    };
    assert_eq!(confirm().unwrap_err().code(), Some("EnableSoftwareTokenMFAException"));
    assert_eq!(http.calls(), ["VerifySoftwareToken"]);
    assert_eq!(confirm(), Ok(()));
    let sent = http.taken();
    assert_eq!(json_of(&sent[0]), json!({ "AccessToken": "hush-access", "UserCode": "123456" }));
    assert_eq!(
        json_of(&sent[1])["SoftwareTokenMfaSettings"],
        json!({ "Enabled": true, "PreferredMfa": true })
    );
}

#[test]
fn the_old_address_stays_until_the_new_one_is_proved_where_the_pool_has_it_so() {
    let (page, account) = taro();
    let http = &page.world.http;
    let sent =
        json!({ "CodeDeliveryDetailsList": [{ "Destination": "h***@e***", "DeliveryMedium": "EMAIL" }] });
    http.on("UpdateUserAttributes", ok(&sent));
    http.on("GetUser", user("taro@example.com", true, &[]));
    let asked = account.clone();
    let change = page.world.block_on(async move { asked.change_email("hana@example.com").await }).unwrap();
    assert!(!change.counts && change.sent_to.as_deref() == Some("h***@e***"));
    assert_eq!(page.session.who().user().unwrap().email, "taro@example.com");
    http.on("VerifyUserAttribute", ok(&json!({})));
    page.world
        .block_on(async move { account.verify_email(Some("hana@example.com"), &Code::new("1")).await })
        .unwrap();
    assert_eq!(page.session.who().user().unwrap().email, "hana@example.com");
    assert_eq!(stored(&page.world.store, Scope::Device, "session").unwrap()["email"], "hana@example.com");
}

#[test]
fn an_address_whose_change_an_earlier_page_asked_for_is_learnt_once_it_is_proved() {
    let (page, account) = taro();
    let http = &page.world.http;
    http.on("VerifyUserAttribute", ok(&json!({})));
    http.on("GetUser", user("hana@example.com", true, &[]));
    page.world.block_on(async move { account.verify_email(None, &Code::new("1")).await }).unwrap();
    assert_eq!(page.session.who().user().unwrap().email, "hana@example.com");
}

#[test]
fn a_new_address_that_counts_at_once_is_shown_at_once() {
    let (page, account) = taro();
    page.world.http.on("UpdateUserAttributes", ok(&json!({ "CodeDeliveryDetailsList": [] })));
    page.world.http.on("GetUser", user("Hana@example.com", false, &[]));
    let change = page.world.block_on(async move { account.change_email("hana@example.com").await }).unwrap();
    assert!(change.counts && change.sent_to.is_none());
    assert_eq!(page.session.who().user().unwrap().email, "hana@example.com");
}

#[test]
fn deleting_the_account_ends_the_session_and_leaves_nothing_of_it() {
    let (page, account) = taro();
    page.world.http.on("DeleteUser", ok(&json!({})));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    page.world.block_on(async move { account.delete().await }).unwrap();
    assert!(matches!(page.session.who(), Who::Guest { departure: Departure::AccountDeleted, .. }));
    for scope in [Scope::Tab, Scope::Device] {
        assert_eq!(stored(&page.world.store, scope, "session"), None);
        assert_eq!(stored(&page.world.store, scope, "tokens"), None);
    }
}

#[test]
fn an_account_that_could_not_be_deleted_keeps_its_session() {
    let (page, account) = taro();
    page.world.http.on("DeleteUser", unreachable());
    assert!(page.world.block_on(async move { account.delete().await }).is_err());
    assert!(page.session.who().user().is_some());
}

#[test]
fn an_old_sign_in_is_proved_again_without_another_session() {
    let page = Page::of_taro(Persistence::Device);
    assert!(!page.session.is_proof_stale());
    page.world.time.advance(10 * 60_000);
    assert!(page.session.is_proof_stale());
    let prove = |word: &str| {
        let (session, password) = (page.session.clone(), Password::new(word));
        page.world.block_on(async move { session.reauthenticate(&password).await })
    };
    page.world.http.on("InitiateAuth", refused("NotAuthorizedException", "Incorrect username or password."));
    assert!(prove("wrong").is_err() && page.session.is_proof_stale());
    page.world.http.on("InitiateAuth", tokens("rt-of-the-proof", page.world.time.now()));
    page.world.http.on("RevokeToken", ok(&json!({})));
    page.world.http.taken();
    assert!(prove("Correct-Horse-9").unwrap());
    page.world.settle();
    assert!(!page.session.is_proof_stale());
    let sent = page.world.http.taken();
    assert_eq!(json_of(&sent[1])["Token"], "rt-of-the-proof", "and the tokens of the session stay");
    assert_eq!(stored(&page.world.store, Scope::Device, "session").unwrap()["refresh"], "rt1");

    page.world.time.advance(10 * 60_000);
    let totp = json!({ "ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s1", "ChallengeParameters": {} });
    page.world.http.on("InitiateAuth", ok(&totp));
    assert!(prove("Correct-Horse-9").unwrap());
    assert!(!page.session.is_proof_stale(), "the question for a code means that the password is right");
    let page = page.reload(|_| {});
    assert!(page.session.is_proof_stale(), "a proof ends with its page");
}
