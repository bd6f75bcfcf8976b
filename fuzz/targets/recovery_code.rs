//! A recovery code as anyone may type it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vigie::vault::{RecoveryCode, RecoveryCodeError};

fuzz_target!(|text: &str| {
    match RecoveryCode::parse(text) {
        Ok(code) => {
            let canonical = code.canonical();
            assert_eq!(canonical.len(), RecoveryCode::CHARACTERS);
            let printed = code.to_string();
            for again in [canonical, &printed, &printed.to_lowercase()] {
                let reread = RecoveryCode::parse(again).map(|code| code.canonical().to_owned());
                assert_eq!(reread.as_deref(), Ok(canonical));
            }
        }
        Err(RecoveryCodeError::Character { position, found }) => {
            assert!(position >= 1 && text.contains(found));
        }
        Err(RecoveryCodeError::Length { found }) => {
            assert!(found != RecoveryCode::CHARACTERS && found <= text.chars().count());
        }
        Err(RecoveryCodeError::Check) => assert!(text.len() >= RecoveryCode::CHARACTERS),
    }
});
