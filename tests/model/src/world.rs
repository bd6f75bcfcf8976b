//! What there is: two storages, tabs, the lock, and how a tab acts on them.

use vigie::protocol::{Answer, Granted, Plan, Present, Role, Saver, Saving, Tab, Ticket, Verdict};
use vigie::time::Instant;
use vigie::vault::{LineId, Lineage, Mark, StorageSlot};

use crate::checks::Fault;

/// A set of edits, one bit each. An assessment is the edits that are in it.
pub(crate) type Edits = u8;

/// What seals a save: which vault it is, and which secret opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Keys {
    pub(crate) vault: u8,
    pub(crate) secret: u8,
}

/// A save as it stands in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Copy {
    pub(crate) mark: Mark,
    pub(crate) keys: Keys,
    pub(crate) edits: Edits,
}

pub(crate) type Slots = [Option<Copy>; 2];

/// A tab with the vault open.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Page {
    pub(crate) saver: Saver,
    pub(crate) keys: Keys,
    pub(crate) edits: Edits,
    /// What it knows of IndexedDB.
    pub(crate) cache: Slots,
    /// It has the lock and has yet to read what was stored.
    pub(crate) granted: bool,
    /// It was asked to let go and waits until its saves are done.
    pub(crate) letting_go: bool,
    /// It is about to look whether what was stored is still there.
    pub(crate) looking: bool,
}

/// A save that IndexedDB was asked to write.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Flight {
    pub(crate) tab: usize,
    pub(crate) ticket: Ticket,
    pub(crate) copy: Copy,
    /// Nobody waits for the answer any more; it may be written yet.
    pub(crate) given_up: bool,
    /// Everything was erased since it was begun.
    pub(crate) erased_since: bool,
}

/// What came of opening.
pub(crate) struct Opened {
    pub(crate) keys: Keys,
    pub(crate) edits: Edits,
    pub(crate) known: Mark,
    pub(crate) slot: StorageSlot,
    pub(crate) apart: bool,
    pub(crate) newest: Mark,
}

/// All there is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct World {
    /// `localStorage` as pages see it, and what of it is on the disk.
    pub(crate) quick: Slots,
    pub(crate) disk: Slots,
    /// IndexedDB.
    pub(crate) durable: Slots,
    pub(crate) pages: [Option<Page>; 2],
    pub(crate) tabs: [Tab; 2],
    /// What a tab locked before it was stored, and whether all else was gone.
    pub(crate) put_by: [Option<(Copy, StorageSlot, bool)>; 2],
    pub(crate) flights: Vec<Flight>,
    /// Who holds the lock, and who waits for it.
    pub(crate) holder: Option<usize>,
    pub(crate) waiting: Vec<usize>,
    /// Told that everything is erased, but has not heard it yet.
    pub(crate) erased_word: [bool; 2],
    /// How many openings there were, vaults and secrets were made, edits done.
    pub(crate) openings: u8,
    pub(crate) vaults: u8,
    pub(crate) edits: u8,
    pub(crate) steps: u8,
    /// Edits that were made and that nobody has thrown away.
    pub(crate) made: Edits,
    /// Edits that the user was told are saved, in the vault that counts.
    pub(crate) told: Edits,
    /// The keys that count, and those that the user was told count no more.
    pub(crate) keys: Keys,
    pub(crate) void: Vec<Keys>,
    /// A change of keys that is under way in this tab.
    pub(crate) changing: Option<(usize, Keys)>,
    /// Everything was erased, or cleared by the user, and nothing made since.
    pub(crate) erased: bool,
    pub(crate) cleared: bool,
    /// Whether two tabs wrote at once although there are locks.
    pub(crate) fault: Option<Fault>,
}

pub(crate) fn no_mark() -> Mark {
    Mark {
        generation: 0,
        saved_at: Instant::EPOCH,
        lineage: Lineage::default(),
    }
}

/// What these copies say without a key.
pub(crate) fn present(quick: &Slots, durable: &Slots) -> Present {
    let saves: Vec<Mark> = copies(quick, durable)
        .map(|(_, copy)| copy.mark.clone())
        .collect();
    Present {
        empty: saves.is_empty(),
        at_once: quick.iter().any(Option::is_some),
        newer_program: false,
        saves,
    }
}

fn copies<'a>(
    quick: &'a Slots,
    durable: &'a Slots,
) -> impl Iterator<Item = (StorageSlot, &'a Copy)> {
    [quick, durable].into_iter().flat_map(|slots| {
        let slots = StorageSlot::ALL.into_iter().zip(slots);
        slots.filter_map(|(slot, copy)| Some((slot, copy.as_ref()?)))
    })
}

/// What this secret opens, as `Stored::unlock` does, without damage.
pub(crate) fn open(
    quick: &Slots,
    durable: &Slots,
    put_by: Option<(StorageSlot, &Copy)>,
    secret: u8,
    fault: Option<Fault>,
) -> Option<Opened> {
    let mut all: Vec<(StorageSlot, &Copy)> = copies(quick, durable).chain(put_by).collect();
    all.sort_by_key(|(_, copy)| std::cmp::Reverse(copy.mark.rank()));
    let newest = all.first()?.1.mark.lineage.keys;
    let in_force: Vec<_> = all
        .iter()
        .filter(|(_, copy)| copy.mark.lineage.keys == newest || fault == Some(Fault::OldKeysOpen))
        .collect();
    let (_, key) = in_force
        .iter()
        .find(|(_, copy)| copy.keys.secret == secret)?;
    let mut heads: Vec<(StorageSlot, &Copy)> = Vec::new();
    for (slot, copy) in &in_force {
        let is_seen = match fault {
            Some(Fault::NumbersRank) => !heads.is_empty(),
            _ => heads.iter().any(|(_, head)| head.mark.has_seen(&copy.mark)),
        };
        if copy.keys.vault == key.keys.vault && !is_seen {
            heads.push((*slot, copy));
        }
    }
    let mut known = no_mark();
    for (_, copy) in all.iter().rev() {
        known.generation = known.generation.max(copy.mark.generation);
        known.lineage.join(&copy.mark.lineage);
    }
    known.lineage.keys = newest;
    let (slot, head) = *heads.first()?;
    Some(Opened {
        // Its slot is written anew for the secret that was typed.
        keys: Keys {
            vault: head.keys.vault,
            secret,
        },
        edits: heads.iter().fold(0, |edits, (_, copy)| edits | copy.edits),
        known,
        slot,
        apart: heads.len() > 1,
        newest: head.mark.clone(),
    })
}

impl World {
    /// A vault was made and its first saves are on the disk.
    pub(crate) fn with_a_vault() -> Self {
        let keys = Keys {
            vault: 0,
            secret: 0,
        };
        let mut mark = no_mark();
        mark.generation = 1;
        mark.lineage = mark.lineage.next(LineId([0; 6]));
        mark.lineage.keys = 1;
        let copy = Copy {
            mark,
            keys,
            edits: 0,
        };
        let slots = [Some(copy.clone()), Some(copy)];
        Self {
            quick: slots.clone(),
            disk: slots.clone(),
            durable: slots,
            pages: [None, None],
            tabs: [Tab::default(), Tab::default()],
            put_by: [None, None],
            flights: Vec::new(),
            holder: None,
            waiting: Vec::new(),
            erased_word: [false; 2],
            openings: 0,
            vaults: 1,
            edits: 0,
            steps: 0,
            made: 0,
            told: 0,
            keys,
            void: Vec::new(),
            changing: None,
            erased: false,
            cleared: false,
            fault: None,
        }
    }

    pub(crate) fn is_writer(&self, tab: usize) -> bool {
        self.pages[tab].is_some() && self.tabs[tab].role() == Role::Writer
    }

    fn line(&mut self) -> LineId {
        self.openings += 1;
        LineId([self.openings; 6])
    }

    /// Unlocks the vault in a tab, as `Session::unlock` does.
    pub(crate) fn unlock(&mut self, tab: usize, readable: bool, rules: &crate::Rules) {
        let fault = rules.fault;
        let cache = if readable {
            self.durable.clone()
        } else {
            [None, None]
        };
        let put_by = self.put_by[tab].clone();
        let copy = put_by.as_ref().map(|(copy, slot, _)| (*slot, copy));
        let secret = self.keys.secret;
        let Some(opened) = open(&self.quick, &cache, copy, secret, fault) else {
            return;
        };
        let granted = self.claim_if_free(tab, rules);
        self.put_by[tab] = None;
        let present = present(&self.quick, &cache);
        let is_durable = cache
            .iter()
            .flatten()
            .any(|copy| copy.mark == opened.newest);
        let mut saver = Saver::opened(self.line(), opened.known, opened.slot.other(), &present);
        let to_save = opened.apart || put_by.is_some() || !is_durable;
        if to_save && (granted != Granted::Taken || put_by.is_some()) {
            saver.changed();
        }
        if put_by.is_some() && granted == Granted::Taken {
            saver.lost_turn();
        }
        if present.empty && put_by.is_some_and(|(_, _, gone)| gone) {
            saver.still_gone();
        }
        self.pages[tab] = Some(Page {
            saver,
            keys: opened.keys,
            edits: opened.edits,
            cache,
            granted: false,
            letting_go: false,
            looking: false,
        });
        self.tabs[tab].opened(granted);
        if to_save {
            self.save(tab, false, rules);
        }
    }

    fn claim_if_free(&mut self, tab: usize, rules: &crate::Rules) -> Granted {
        let claim = self.tabs[tab].claim();
        let granted = if !rules.locks {
            Granted::Unsupported
        } else if self.holder.is_none() {
            self.holder = Some(tab);
            Granted::Held
        } else {
            self.waiting.push(tab);
            Granted::Taken
        };
        self.tabs[tab].answered(claim, granted);
        granted
    }

    /// Puts a file in the place of all that is stored.
    pub(crate) fn replace(&mut self, tab: usize, rules: &crate::Rules) {
        self.leave(tab, rules);
        self.put_by[tab] = None;
        if rules.locks && self.holder != Some(tab) {
            if let Some(other) = self.holder.take() {
                self.stolen(other);
            }
            self.waiting.retain(|waiting| *waiting != tab);
            self.holder = Some(tab);
        }
        let claim = self.tabs[tab].claim();
        let granted = if rules.locks {
            Granted::Held
        } else {
            Granted::Unsupported
        };
        self.tabs[tab].answered(claim, granted);
        let cache = self.durable.clone();
        let there = present(&self.quick, &cache);
        let next = copies(&self.quick, &cache)
            .max_by_key(|(_, copy)| copy.mark.rank())
            .map_or(StorageSlot::A, |(slot, _)| slot.other());
        let saver = Saver::new(self.line(), no_mark(), &there, next);
        let keys = Keys {
            vault: self.vaults,
            secret: self.vaults,
        };
        self.vaults += 1;
        self.changing = Some((tab, keys));
        self.made = 0;
        self.told = 0;
        self.erased = false;
        self.cleared = false;
        self.pages[tab] = Some(Page {
            saver,
            keys,
            edits: 0,
            cache,
            granted: false,
            letting_go: false,
            looking: false,
        });
        self.tabs[tab].opened(granted);
        self.save(tab, false, rules);
        self.save(tab, false, rules);
    }

    /// Another secret for what is open: from its first save on the old one is
    /// void, for the user knows the new one and has confirmed it.
    pub(crate) fn change_secret(&mut self, tab: usize, rules: &crate::Rules) {
        let secret = self.vaults;
        self.vaults += 1;
        let Some(page) = &mut self.pages[tab] else {
            return;
        };
        page.keys.secret = secret;
        if rules.fault != Some(Fault::OldKeysOpen) {
            page.saver.keys_changed();
        } else {
            page.saver.changed();
        }
        let keys = page.keys;
        self.save(tab, false, rules);
        self.save(tab, false, rules);
        self.changing = Some((tab, keys));
    }

    /// Saves, as `Open::save_having` does.
    pub(crate) fn save(&mut self, tab: usize, looked: bool, rules: &crate::Rules) {
        if !self.is_writer(tab) {
            return;
        }
        let quick = self.quick.clone();
        let Some(page) = &mut self.pages[tab] else {
            return;
        };
        let there = present(&quick, &page.cache);
        match page.saver.plan(&there, looked, Instant::EPOCH) {
            Plan::Save(ticket) => {
                let copy = Copy {
                    mark: ticket.mark.clone(),
                    keys: page.keys,
                    edits: page.edits,
                };
                let stored = if rules.quick {
                    Ok(())
                } else {
                    Err(vigie::protocol::StorageError::Full)
                };
                page.saver.stored_at_once(stored);
                if rules.quick {
                    self.quick[ticket.slot as usize] = Some(copy.clone());
                }
                self.flights.push(Flight {
                    tab,
                    ticket,
                    copy,
                    given_up: false,
                    erased_since: false,
                });
            }
            Plan::Look => page.looking = true,
            Plan::Wait => {}
            Plan::OtherKeys => self.close_here(tab, rules),
        }
    }

    /// IndexedDB does what it was asked to, if what is stored allows it.
    pub(crate) fn write(&mut self, flight: usize, rules: &crate::Rules) {
        let flight = self.flights.remove(flight);
        let there = present(&self.quick, &self.durable);
        let verdict = match rules.fault {
            Some(Fault::WritesBlindly) => Verdict::Store,
            _ => flight.ticket.verdict(&there),
        };
        if verdict == Verdict::Store {
            self.durable[flight.ticket.slot as usize] = Some(flight.copy.clone());
        }
        let answer = if verdict == Verdict::Store {
            Answer::Stored
        } else {
            Answer::Not(verdict)
        };
        if flight.given_up {
            return;
        }
        self.answer(&flight, answer);
        let is_closed = self.pages[flight.tab].is_none();
        let there = present(&self.quick, &self.durable);
        let is_alone = there
            .saves
            .iter()
            .all(|save| flight.ticket.mark.has_seen(save));
        if answer == Answer::Stored && flight.erased_since && is_closed && is_alone {
            self.quick = [None, None];
            self.durable = [None, None];
        }
    }

    /// The tab hears what became of a save.
    pub(crate) fn answer(&mut self, flight: &Flight, answer: Answer) {
        let durable = self.durable.clone();
        if let Some(page) = &mut self.pages[flight.tab] {
            if answer != Answer::Unknown {
                page.cache = durable;
            }
            if page.saver.is_own(&flight.ticket) {
                page.saver.answered(&flight.ticket, answer);
            }
        }
        if answer == Answer::Not(Verdict::Gone)
            && let Some((copy, _, gone)) = &mut self.put_by[flight.tab]
            && copy.mark.has_seen(&flight.copy.mark)
        {
            *gone = true;
        }
        if answer == Answer::Stored {
            let slot = &mut self.put_by[flight.tab];
            if slot.as_ref().is_some_and(|(copy, ..)| {
                copy.edits == flight.copy.edits && copy.mark.has_seen(&flight.copy.mark)
            }) {
                *slot = None;
            }
        }
    }

    /// The lock of a tab was taken away.
    pub(crate) fn stolen(&mut self, tab: usize) {
        if !self.tabs[tab].stolen() {
            return;
        }
        if let Some(page) = &mut self.pages[tab] {
            page.saver.lost_turn();
            page.granted = false;
            page.letting_go = false;
            self.waiting.push(tab);
        }
    }

    /// It has the lock, reads what was stored, and writes.
    pub(crate) fn begin_writing(&mut self, tab: usize, rules: &crate::Rules) {
        let durable = self.durable.clone();
        if let Some(page) = &mut self.pages[tab] {
            page.granted = false;
            page.cache = durable;
        }
        if self.tabs[tab].caught_up() {
            self.catch_up(tab, rules);
            self.make_sure(tab, rules);
        }
    }

    /// What was followed may be on no disk yet.
    fn make_sure(&mut self, tab: usize, rules: &crate::Rules) {
        let Some(page) = &mut self.pages[tab] else {
            return;
        };
        let cache = page.cache.iter().flatten();
        let marks: Vec<_> = cache.map(|copy| copy.mark.clone()).collect();
        if page.saver.saving() == Saving::Saved
            && !marks.iter().any(|mark| page.saver.is_within(mark))
        {
            page.saver.changed();
            self.save(tab, false, rules);
        }
    }

    /// Takes in what was stored, as `Session::catch_up` does.
    pub(crate) fn catch_up(&mut self, tab: usize, rules: &crate::Rules) {
        let quick = self.quick.clone();
        let writes = self.is_writer(tab);
        let Some(page) = &mut self.pages[tab] else {
            return;
        };
        let apart = page.saver.saving() == Saving::Conflict;
        if apart && !writes && rules.fault != Some(Fault::FollowsOver) {
            return;
        }
        let mut all: Vec<(StorageSlot, Copy)> = copies(&quick, &page.cache)
            .map(|(slot, copy)| (slot, copy.clone()))
            .collect();
        all.sort_by_key(|(_, copy)| std::cmp::Reverse(copy.mark.rank()));
        let mut newer: Vec<(StorageSlot, Copy)> = Vec::new();
        let mut refused = false;
        for (slot, copy) in all {
            let is_seen = newer.iter().any(|(_, head)| head.mark.has_seen(&copy.mark));
            if is_seen || !page.saver.is_unseen(&copy.mark) {
                continue;
            }
            if copy.keys.vault == page.keys.vault {
                newer.push((slot, copy));
            } else {
                refused = true;
            }
        }
        let several = newer.len() > 1;
        if refused && !apart {
            return self.close_here(tab, rules);
        }
        let nothing = newer.is_empty() && !refused;
        let merges = apart || several;
        for (slot, copy) in newer.into_iter().rev() {
            let overwrites = rules.fault == Some(Fault::FollowsOver);
            page.edits = if (apart || several) && !overwrites {
                page.edits | copy.edits
            } else {
                copy.edits
            };
            page.keys = copy.keys;
            page.saver.took_in(&copy.mark, slot, merges);
        }
        if nothing && apart && writes {
            page.saver.resolved();
        }
        if writes && page.saver.is_dirty() {
            self.save(tab, false, rules);
        }
    }

    /// Locks the vault in a tab, as `Session::close_here` does.
    pub(crate) fn close_here(&mut self, tab: usize, rules: &crate::Rules) {
        if self.pages[tab]
            .as_ref()
            .is_some_and(|page| page.saver.is_dirty())
        {
            // A plan that finds other keys closes too; it does not come here again.
            let held_up = self.pages[tab]
                .as_ref()
                .is_some_and(|page| page.saver.saving().is_held_up());
            if !held_up {
                self.save(tab, false, rules);
            }
        }
        let Some(page) = &self.pages[tab] else { return };
        let is_missing = page.saver.is_quick() && self.quick.iter().all(Option::is_none);
        if is_missing || !page.saver.is_kept() {
            let copy = Copy {
                mark: page.saver.put_by(Instant::EPOCH),
                keys: page.keys,
                edits: page.edits,
            };
            let gone = page.saver.saving() == Saving::Gone || is_missing;
            self.put_by[tab] = Some((copy, page.saver.last_slot().other(), gone));
        }
        self.leave(tab, rules);
    }

    /// The vault is open in a tab no more.
    pub(crate) fn leave(&mut self, tab: usize, _rules: &crate::Rules) {
        self.pages[tab] = None;
        self.tabs[tab].closed();
        self.waiting.retain(|waiting| *waiting != tab);
        if self.holder == Some(tab) {
            self.holder = None;
        }
    }

    /// The browser is killed: `localStorage` is what its disk had, or what it
    /// held; what was under way may be lost.
    pub(crate) fn kill(&mut self, quick_is_lost: bool) {
        if quick_is_lost {
            self.quick = self.disk.clone();
        } else {
            self.disk = self.quick.clone();
        }
        self.made = 0;
        self.pages = [None, None];
        self.tabs = [Tab::default(), Tab::default()];
        self.put_by = [None, None];
        self.flights.clear();
        self.holder = None;
        self.waiting.clear();
        self.erased_word = [false; 2];
    }
}
