//! A vault file as anyone may have made it: the gate, opening it, and what two
//! storage slots make of it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vigie::time::Instant;
use vigie::vault::{
    Container, Derivation, Header, Kek, SlotKind, StorageSlot, Stored, VaultError, derive_kek,
};

/// What the kit's files are made of, its passphrase and its content.
const SOUND: &[u8] = include_bytes!("../../tests/vectors/hostile/sound.vigie");
const PASSPHRASE: &[u8] = b"trois chats dorment au soleil";

struct Sound {
    derivation: Derivation,
    kek: Kek,
    header: Header,
    plaintext: Vec<u8>,
}

static KNOWN: LazyLock<Sound> = LazyLock::new(|| {
    let container = Container::parse(SOUND).expect("the sound file passes");
    let derivation = container.derivation(SlotKind::Passphrase).expect("a slot");
    let kek = derive_kek(PASSPHRASE, &derivation);
    let opened = container
        .unlock(SlotKind::Passphrase, &kek)
        .expect("the sound file opens");
    Sound {
        derivation,
        kek,
        header: opened.header,
        plaintext: opened.plaintext.to_vec(),
    }
});

fuzz_target!(|bytes: &[u8]| {
    let known = &*KNOWN;
    let parsed = Container::parse(bytes);
    if let Ok(container) = &parsed
        && container.derivation(SlotKind::Passphrase).as_ref() == Some(&known.derivation)
        && let Ok(opened) = container.unlock(SlotKind::Passphrase, &known.kek)
    {
        assert_eq!(*opened.plaintext, known.plaintext, "other content");
        assert_eq!(opened.header, known.header, "another header");
        let saved = opened
            .keyring
            .seal(&opened.plaintext, 8, Instant::EPOCH, &mut Counter(0))
            .expect("what was read can be written");
        let reread = Container::parse(&saved).expect("what was written can be read");
        let reopened = opened.keyring.open(&reread).expect("and opened");
        assert_eq!(*reopened.plaintext, known.plaintext);
    }

    let stored = Stored::parse([(StorageSlot::A, bytes), (StorageSlot::B, SOUND)]);
    let newer = matches!(parsed, Err(VaultError::NewerVersion));
    assert_eq!(
        stored.next_save().is_none(),
        newer,
        "a newer program's work"
    );
    let unlocked = stored.unlock(SlotKind::Passphrase, &known.derivation, &known.kek);
    match unlocked {
        Ok(unlocked) => assert_eq!(*unlocked.opened.plaintext, known.plaintext),
        Err(error) => assert!(newer, "{error}: slot B is sound"),
    }
});

/// Enough of a generator to seal with: no one keeps what is sealed here.
struct Counter(u8);

impl vigie::vault::Random for Counter {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
    }
}
