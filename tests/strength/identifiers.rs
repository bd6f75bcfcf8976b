//! Numbers that others know.

use vigie::strength::{Identifier, Kind};

use super::{judge_small, kinds};

#[test]
fn numbers_are_recognised_and_not_called_strong() {
    use Identifier::{BankAccount, CareProvider, Enterprise, NationalRegister, NumberPlate, Phone};
    for (password, identifier) in [
        ("85073003328", NationalRegister),
        ("85.07.30-033.28", NationalRegister),
        ("19006951001", CareProvider),
        ("1-90069-51-001", CareProvider),
        ("BE0417497106", Enterprise),
        ("0417.497.106", Enterprise),
        ("BE68539007547034", BankAccount),
        ("BE68 5390 0754 7034", BankAccount),
        ("0478936215", Phone),
        ("0478/93.62.15", Phone),
        ("+32478936215", Phone),
        ("025937162", Phone),
        ("1-ABD-482", NumberPlate),
    ] {
        let estimate = judge_small(password);
        assert_eq!(
            kinds(&estimate),
            [Kind::Identifier(identifier)],
            "{password}: {estimate:?}"
        );
        assert!(estimate.score.number() <= 2, "{password}: {estimate:?}");
    }
}

#[test]
fn with_a_wrong_check_digit_it_is_any_number() {
    for password in ["85073003329", "BE68539007547035"] {
        let right = judge_small("85073003328").log10_guesses;
        let estimate = judge_small(password);
        assert!(estimate.log10_guesses > right, "{password}: {estimate:?}");
    }
}

#[test]
fn a_last_digit_does_not_make_the_meter_fall_from_a_height() {
    for password in ["BE68539007547034", "85073003328", "0478936215"] {
        let before = judge_small(&password[..password.len() - 1]).log10_guesses;
        let after = judge_small(password).log10_guesses;
        assert!(before - after < 3.0, "{password}: {before} {after}");
    }
}
