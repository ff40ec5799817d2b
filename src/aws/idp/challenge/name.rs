//! The names of challenges, in both directions.

/// The names of challenges on the wire; also the names of factors to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChallengeName {
    /// `PASSWORD_VERIFIER`
    PasswordVerifier,
    /// `PASSWORD`
    Password,
    /// `PASSWORD_SRP`
    PasswordSrp,
    /// `SOFTWARE_TOKEN_MFA`
    SoftwareTokenMfa,
    /// `SMS_MFA`
    SmsMfa,
    /// `EMAIL_OTP`
    EmailOtp,
    /// `SMS_OTP`
    SmsOtp,
    /// `SELECT_MFA_TYPE`
    SelectMfaType,
    /// `MFA_SETUP`
    MfaSetup,
    /// `NEW_PASSWORD_REQUIRED`
    NewPasswordRequired,
    /// `SELECT_CHALLENGE`
    SelectChallenge,
    /// `WEB_AUTHN`
    WebAuthn,
    /// `DEVICE_SRP_AUTH`
    DeviceSrpAuth,
    /// `DEVICE_PASSWORD_VERIFIER`
    DevicePasswordVerifier,
    /// `CUSTOM_CHALLENGE`
    Custom,
    /// Any other.
    Unknown(String),
}

const NAMES: [(&str, ChallengeName); 15] = [
    ("PASSWORD_VERIFIER", ChallengeName::PasswordVerifier),
    ("PASSWORD", ChallengeName::Password),
    ("PASSWORD_SRP", ChallengeName::PasswordSrp),
    ("SOFTWARE_TOKEN_MFA", ChallengeName::SoftwareTokenMfa),
    ("SMS_MFA", ChallengeName::SmsMfa),
    ("EMAIL_OTP", ChallengeName::EmailOtp),
    ("SMS_OTP", ChallengeName::SmsOtp),
    ("SELECT_MFA_TYPE", ChallengeName::SelectMfaType),
    ("MFA_SETUP", ChallengeName::MfaSetup),
    ("NEW_PASSWORD_REQUIRED", ChallengeName::NewPasswordRequired),
    ("SELECT_CHALLENGE", ChallengeName::SelectChallenge),
    ("WEB_AUTHN", ChallengeName::WebAuthn),
    ("DEVICE_SRP_AUTH", ChallengeName::DeviceSrpAuth),
    ("DEVICE_PASSWORD_VERIFIER", ChallengeName::DevicePasswordVerifier),
    ("CUSTOM_CHALLENGE", ChallengeName::Custom),
];

impl ChallengeName {
    /// The name for one on the wire.
    pub fn parse(name: &str) -> Self {
        let known = NAMES.into_iter().find(|(wire, _)| *wire == name);
        known.map_or_else(|| Self::Unknown(name.to_owned()), |(_, name)| name)
    }

    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown(name) => name,
            known => NAMES.iter().find(|(_, name)| name == known).map_or("", |(wire, _)| wire),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_survives_the_round_trip() {
        for (wire, name) in NAMES {
            assert_eq!((ChallengeName::parse(wire), name.as_str()), (name.clone(), wire));
        }
        assert_eq!(ChallengeName::parse("NEW_THING").as_str(), "NEW_THING");
    }
}
