//! The protocol of saving and of several tabs, rule by rule. What follows from
//! the rules together is explored by `tests/model`.
#![allow(clippy::panic, reason = "a failing test may panic")]

use vigie::protocol::{
    Answer, Granted, Plan, Present, Role, Saver, Saving, StorageError, Tab, Ticket, Verdict,
};
use vigie::time::Instant;
use vigie::vault::{LineId, Lineage, Mark, StorageSlot, VaultError};

const HERE: LineId = LineId([1; 6]);
const ELSEWHERE: LineId = LineId([2; 6]);

fn mark(generation: u64, lineage: Lineage) -> Mark {
    Mark {
        generation,
        saved_at: Instant::EPOCH,
        lineage,
    }
}

/// The save that everything begins with.
fn base() -> Mark {
    mark(1, Lineage::default().next(ELSEWHERE))
}

/// A save of another tab that follows the base.
fn beside() -> Mark {
    mark(2, base().lineage.next(ELSEWHERE))
}

fn there(saves: &[Mark]) -> Present {
    Present {
        saves: saves.to_vec(),
        empty: saves.is_empty(),
        at_once: !saves.is_empty(),
        newer_program: false,
    }
}

fn opened() -> Saver {
    Saver::opened(HERE, base(), StorageSlot::B, &there(&[base()]))
}

fn plan(saver: &mut Saver, present: &Present) -> Plan {
    saver.plan(present, false, Instant::EPOCH)
}

fn ticket(saver: &mut Saver) -> Ticket {
    match plan(saver, &there(&[base()])) {
        Plan::Save(ticket) => ticket,
        other => panic!("{other:?}"),
    }
}

#[test]
fn saved_is_said_once_the_last_save_is_confirmed() {
    for (quick, answer, saving) in [
        (Ok(()), Answer::Stored, Saving::Saved),
        (Err(StorageError::Full), Answer::Stored, Saving::Saved),
        (Ok(()), Answer::Unknown, Saving::Unconfirmed),
        (
            Err(StorageError::Full),
            Answer::Unknown,
            Saving::Failed(StorageError::Full),
        ),
        (Ok(()), Answer::Not(Verdict::Overtaken), Saving::Conflict),
        (Ok(()), Answer::Not(Verdict::Gone), Saving::Gone),
    ] {
        let mut saver = opened();
        saver.changed();
        assert_eq!(saver.saving(), Saving::Pending);
        let ticket = ticket(&mut saver);
        saver.stored_at_once(quick);
        assert_eq!(saver.saving(), Saving::Pending);
        saver.answered(&ticket, answer);
        assert_eq!(saver.saving(), saving, "{quick:?} {answer:?}");
        assert_eq!(saver.is_dirty(), !saving.is_kept(), "{saving:?}");
    }
}

#[test]
fn the_answer_for_an_earlier_save_says_nothing_of_the_last() {
    let mut saver = opened();
    saver.changed();
    let first = ticket(&mut saver);
    saver.changed();
    let second = ticket(&mut saver);
    saver.stored_at_once(Ok(()));
    saver.answered(&first, Answer::Stored);
    assert_eq!(saver.saving(), Saving::Pending);
    saver.answered(&second, Answer::Stored);
    assert_eq!(saver.saving(), Saving::Saved);
    assert_ne!(first.slot, second.slot);
}

#[test]
fn what_this_tab_has_not_seen_is_not_overwritten() {
    let newer_program = Present {
        newer_program: true,
        ..there(&[base()])
    };
    let mut other_keys = beside();
    other_keys.lineage.keys += 1;
    let mut old_keys = opened();
    old_keys.keys_changed();
    let nothing = there(&[]);
    for (name, mut saver, present, expected, saving) in [
        (
            "beside",
            opened(),
            there(&[beside()]),
            Plan::Wait,
            Saving::Conflict,
        ),
        (
            "newer",
            opened(),
            newer_program,
            Plan::Wait,
            Saving::NewerProgram,
        ),
        (
            "keys",
            opened(),
            there(&[other_keys]),
            Plan::OtherKeys,
            Saving::Conflict,
        ),
        ("nothing", opened(), nothing, Plan::Look, Saving::Saved),
    ] {
        assert_eq!(plan(&mut saver, &present), expected, "{name}");
        assert_eq!(saver.saving(), saving, "{name}");
    }
    // What is under older keys may be.
    let planned = plan(&mut old_keys, &there(&[beside()]));
    assert!(matches!(planned, Plan::Save(_)), "{planned:?}");
}

#[test]
fn what_is_gone_is_stored_again_at_a_word_only() {
    let mut saver = opened();
    let nothing = there(&[]);
    assert_eq!(saver.plan(&nothing, true, Instant::EPOCH), Plan::Wait);
    saver.changed();
    assert_eq!(saver.saving(), Saving::Gone);
    assert_eq!(plan(&mut saver, &nothing), Plan::Look);
    assert_eq!(saver.plan(&nothing, true, Instant::EPOCH), Plan::Wait);
    saver.store_again();
    let Plan::Save(ticket) = plan(&mut saver, &nothing) else {
        panic!("{saver:?}");
    };
    assert_eq!(ticket.verdict(&nothing), Verdict::Store);
}

#[test]
fn a_save_on_its_way_yields_to_what_came_meanwhile() {
    let mut saver = opened();
    saver.changed();
    let first = ticket(&mut saver);
    let second = ticket(&mut saver);
    for (present, verdict) in [
        (there(&[base()]), Verdict::Store),
        (there(&[base(), second.mark.clone()]), Verdict::Store),
        (there(&[beside()]), Verdict::Overtaken),
        (there(&[]), Verdict::Gone),
    ] {
        assert_eq!(first.verdict(&present), verdict, "{present:?}");
    }
}

#[test]
fn a_tab_that_loses_its_turn_keeps_what_it_has_not_stored() {
    let mut saver = opened();
    saver.lost_turn();
    assert_eq!(saver.saving(), Saving::Saved);
    saver.changed();
    saver.lost_turn();
    assert_eq!(saver.saving(), Saving::Conflict);
    saver.took_in(&beside(), StorageSlot::A, true);
    assert_eq!(saver.saving(), Saving::Pending);
    assert!(saver.is_dirty() && !saver.is_unseen(&beside()));
}

#[test]
fn what_cannot_be_sealed_stays_unsaved() {
    let mut saver = opened();
    saver.changed();
    let _ = ticket(&mut saver);
    saver.unsealable(VaultError::TooLarge);
    assert_eq!(saver.saving(), Saving::Unsealable(VaultError::TooLarge));
    assert!(saver.is_dirty() && !saver.is_kept());
}

#[test]
fn a_tab_writes_from_when_it_has_the_lock_and_has_caught_up() {
    let mut tab = Tab::default();
    let first = tab.claim();
    tab.answered(first, Granted::Taken);
    tab.opened(Granted::Taken);
    assert_eq!(tab.role(), Role::Reader);
    let second = tab.claim();
    assert!(!tab.answered(first, Granted::Held), "an earlier claim");
    assert!(tab.answered(second, Granted::Held));
    assert_eq!(tab.role(), Role::Reader);
    // Taken away before it has read what was stored.
    assert!(tab.stolen());
    assert!(!tab.caught_up());
    let third = tab.claim();
    tab.answered(third, Granted::Held);
    assert!(tab.caught_up());
    assert_eq!(tab.role(), Role::Writer);
    tab.gave_up();
    assert!(!tab.stolen(), "it has no lock to lose");
    assert_eq!(tab.role(), Role::Reader);
}

#[test]
fn without_locks_every_tab_writes() {
    let mut tab = Tab::default();
    let claim = tab.claim();
    assert!(!tab.answered(claim, Granted::Unsupported));
    tab.opened(Granted::Unsupported);
    assert_eq!(tab.role(), Role::Writer);
    assert!(tab.caught_up());
}
