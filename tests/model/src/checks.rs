//! What can happen next, and what must hold whatever does.

use stateright::{Model, Property};
use vigie::protocol::{Answer, Role, Saving};

use crate::world::{Edits, World, open};

/// An old rule in the place of the present one, to see that its fault is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The highest number is the newest save, and nothing is merged.
    NumbersRank,
    /// A save is opened whatever keys came after it.
    OldKeysOpen,
    /// IndexedDB is written without a look at what is there.
    WritesBlindly,
    /// A tab that follows takes over what comes, whatever it has unsaved.
    FollowsOver,
    /// What the user cleared is stored again.
    StoresAgain,
}

/// A bounded world.
#[derive(Debug, Clone)]
pub struct Rules {
    /// How many tabs may have the vault open.
    pub tabs: usize,
    /// At most so many edits, openings and other events.
    pub edits: u8,
    /// As above.
    pub openings: u8,
    /// Events beside edits, saves and their answers.
    pub steps: u8,
    /// Whether there are locks.
    pub locks: bool,
    /// Whether `localStorage` takes anything.
    pub quick: bool,
    /// What else can happen.
    pub kills: bool,
    /// Writes of IndexedDB fail.
    pub failures: bool,
    /// Writes of IndexedDB are done after nobody waits for them any more.
    pub late: bool,
    /// IndexedDB can't be read for a while.
    pub unreadable: bool,
    /// The secret is changed.
    pub secrets: bool,
    /// A file takes the vault's place.
    pub file: bool,
    /// Everything is erased.
    pub erasing: bool,
    /// The user clears the site's data.
    pub clearing: bool,
    /// The lock is asked for and taken away.
    pub takeover: bool,
    /// An old rule.
    pub fault: Option<Fault>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Act {
    /// The vault is unlocked in a tab, with IndexedDB readable or not.
    Unlock(usize, bool),
    /// Something is changed.
    Edit(usize),
    /// Autosave.
    Save(usize),
    /// IndexedDB writes what it was asked to.
    Write(usize),
    /// It fails.
    Fail(usize),
    /// It has not answered in time.
    GiveUp(usize),
    /// The vault is locked in a tab.
    Lock(usize),
    /// The browser is killed, and `localStorage` loses what its disk had not.
    Kill(bool),
    /// `localStorage` comes to the disk.
    Flush,
    /// A tab that follows asks for the lock.
    Ask(usize),
    /// The tab that was asked gives it.
    LetGo(usize),
    /// Who waits gets the lock.
    Grant,
    /// The lock is taken away.
    Steal(usize),
    /// Who has the lock reads what was stored, and writes.
    Begin(usize),
    /// A tab hears that another one has stored something.
    Hear(usize),
    /// The user brings both versions together.
    Merge(usize),
    /// What was stored at once is missing: the tab looks.
    Look(usize),
    /// The secret is changed.
    ChangeSecret(usize),
    /// The user is told that it is.
    TellSecret,
    /// A file takes the vault's place.
    Replace(usize),
    /// Everything is erased from this tab.
    Erase(usize),
    /// The other tab hears of it.
    HearErased(usize),
    /// The user clears the site's data.
    Clear,
    /// The user wants it stored again.
    StoreAgain(usize),
}

impl Model for Rules {
    type State = World;
    type Action = Act;

    fn init_states(&self) -> Vec<World> {
        vec![World::with_a_vault()]
    }

    fn actions(&self, world: &World, acts: &mut Vec<Act>) {
        let stepping = world.steps < self.steps;
        for tab in 0..self.tabs {
            let Some(page) = &world.pages[tab] else {
                if world.openings < self.openings && !world.erased_word[tab] {
                    acts.push(Act::Unlock(tab, true));
                    if self.unreadable && stepping {
                        acts.push(Act::Unlock(tab, false));
                    }
                }
                if world.erased_word[tab] {
                    acts.push(Act::HearErased(tab));
                }
                continue;
            };
            let writes = world.is_writer(tab);
            if writes && world.edits < self.edits {
                acts.push(Act::Edit(tab));
            }
            if writes && page.saver.is_dirty() && !page.saver.saving().is_held_up() {
                acts.push(Act::Save(tab));
            }
            acts.push(Act::Lock(tab));
            if page.looking {
                acts.push(Act::Look(tab));
            }
            if page.granted {
                acts.push(Act::Begin(tab));
            }
            if page.letting_go {
                acts.push(Act::LetGo(tab));
            }
            if world.erased_word[tab] {
                acts.push(Act::HearErased(tab));
            }
            if !writes {
                acts.push(Act::Hear(tab));
            }
            if writes && stepping && page.saver.saving() == Saving::Conflict {
                acts.push(Act::Merge(tab));
            }
            if writes
                && page.saver.saving() == Saving::Saved
                && page.saver.is_quick()
                && world.quick[page.saver.last_slot() as usize].is_none()
                && !page.looking
            {
                acts.push(Act::Look(tab));
            }
            // Word of erasing comes sooner than any press of a button.
            let is_told = !world.erased_word[tab];
            if page.saver.saving() == Saving::Gone && stepping && writes && is_told {
                acts.push(Act::StoreAgain(tab));
            }
            if stepping && self.takeover && !writes {
                acts.push(Act::Ask(tab));
                acts.push(Act::Steal(tab));
            }
            if stepping && self.secrets && writes && world.changing.is_none() {
                acts.push(Act::ChangeSecret(tab));
            }
            if stepping && self.erasing {
                acts.push(Act::Erase(tab));
            }
        }
        for flight in 0..world.flights.len() {
            // In their order, but for those that nobody waits for.
            let tab = world.flights[flight].tab;
            let is_first = !world.flights[..flight]
                .iter()
                .any(|before| before.tab == tab);
            if is_first {
                acts.push(Act::Write(flight));
                if self.failures && stepping {
                    acts.push(Act::Fail(flight));
                }
                if self.late && stepping && !world.flights[flight].given_up {
                    acts.push(Act::GiveUp(flight));
                }
            }
        }
        if world.holder.is_none() && !world.waiting.is_empty() {
            acts.push(Act::Grant);
        }
        if world.changing.is_some() {
            acts.push(Act::TellSecret);
        }
        if self.kills {
            if world.disk != world.quick {
                acts.push(Act::Flush);
            }
            if stepping {
                acts.push(Act::Kill(true));
                acts.push(Act::Kill(false));
            }
        }
        if stepping && self.file && world.changing.is_none() {
            acts.push(Act::Replace(0));
        }
        if stepping && self.clearing && !world.cleared {
            acts.push(Act::Clear);
        }
    }

    fn next_state(&self, before: &World, act: Act) -> Option<World> {
        let mut world = before.clone();
        if is_step(&act) {
            world.steps += 1;
        }
        match act {
            Act::Unlock(tab, readable) => {
                world.unlock(tab, readable, self);
            }
            Act::Edit(tab) => {
                let edit: Edits = 1 << world.edits;
                world.edits += 1;
                world.made |= edit;
                if let Some(page) = &mut world.pages[tab] {
                    page.edits |= edit;
                    page.saver.changed();
                }
            }
            Act::Save(tab) => world.save(tab, false, self),
            Act::Write(flight) => world.write(flight, self),
            Act::Fail(flight) => {
                let flight = world.flights.remove(flight);
                if !flight.given_up {
                    world.answer(&flight, Answer::Unknown);
                }
            }
            Act::GiveUp(flight) => {
                world.flights[flight].given_up = true;
                let flight = world.flights[flight].clone();
                world.answer(&flight, Answer::Unknown);
            }
            Act::Lock(tab) => world.close_here(tab, self),
            Act::Kill(lost) => world.kill(lost),
            Act::Flush => world.disk = world.quick.clone(),
            Act::Ask(tab) => {
                // It waits already; the writer hears that it is wanted.
                let holder = world.holder.filter(|holder| *holder != tab)?;
                if world.pages[holder].as_ref()?.saver.is_dirty() {
                    world.save(holder, false, self);
                }
                world.pages[holder].as_mut()?.letting_go = true;
            }
            Act::LetGo(tab) => {
                let page = world.pages[tab].as_mut()?;
                page.letting_go = false;
                if !world.tabs[tab].holds_lock() {
                    return Some(world);
                }
                page.saver.lost_turn();
                world.tabs[tab].gave_up();
                world.holder = None;
                world.waiting.push(tab);
            }
            Act::Grant => {
                let tab = world.waiting.remove(0);
                let claim = world.tabs[tab].claim();
                world.tabs[tab].answered(claim, vigie::protocol::Granted::Held);
                world.holder = Some(tab);
                world.pages[tab].as_mut()?.granted = true;
            }
            Act::Steal(tab) => {
                world.waiting.retain(|waiting| *waiting != tab);
                if let Some(holder) = world.holder.take() {
                    if holder == tab {
                        return None;
                    }
                    world.stolen(holder);
                }
                let claim = world.tabs[tab].claim();
                world.tabs[tab].answered(claim, vigie::protocol::Granted::Held);
                world.holder = Some(tab);
                world.pages[tab].as_mut()?.granted = true;
            }
            Act::Begin(tab) => world.begin_writing(tab, self),
            Act::Hear(tab) => world.catch_up(tab, self),
            Act::Merge(tab) => {
                let durable = world.durable.clone();
                world.pages[tab].as_mut()?.cache = durable;
                world.catch_up(tab, self);
            }
            Act::Look(tab) => {
                let durable = world.durable.clone();
                let page = world.pages[tab].as_mut()?;
                page.looking = false;
                page.cache = durable;
                page.saver.changed();
                if self.fault == Some(Fault::StoresAgain) {
                    page.saver.plan(
                        &vigie::protocol::Present::default(),
                        true,
                        vigie::time::Instant::EPOCH,
                    );
                    page.saver.store_again();
                }
                world.save(tab, true, self);
                world.save(tab, true, self);
            }
            Act::ChangeSecret(tab) => world.change_secret(tab, self),
            Act::TellSecret => {
                let (tab, keys) = world.changing.take()?;
                let page = world.pages[tab].as_ref()?;
                let is_confirmed = page.saver.saving() == Saving::Saved && page.keys == keys;
                let is_settled = !world.flights.iter().any(|flight| flight.tab == tab);
                if !is_settled || !is_confirmed {
                    return None;
                }
                world.void.push(world.keys);
                world.keys = keys;
            }
            Act::Replace(tab) => world.replace(tab, self),
            Act::Erase(tab) => {
                // What this tab has under way is waited for.
                if world.flights.iter().any(|it| it.tab == tab && !it.given_up) {
                    return None;
                }
                world.quick = [None, None];
                world.durable = [None, None];
                world.put_by[tab] = None;
                for flight in &mut world.flights {
                    flight.erased_since = true;
                }
                world.leave(tab, self);
                world.erased_word[1 - tab] = true;
                world.erased = true;
                world.made = 0;
                world.told = 0;
            }
            Act::HearErased(tab) => {
                world.erased_word[tab] = false;
                world.made = 0;
                world.put_by[tab] = None;
                world.leave(tab, self);
            }
            Act::Clear => {
                world.quick = [None, None];
                world.disk = [None, None];
                world.durable = [None, None];
                world.cleared = true;
                world.made &= in_memory(&world);
                world.told = 0;
            }
            Act::StoreAgain(tab) => {
                // The user's own word, whoever has erased it.
                world.cleared = false;
                world.erased = false;
                world.pages[tab]
                    .as_mut()
                    .map(|page| page.saver.store_again())?;
                world.save(tab, false, self);
                world.save(tab, false, self);
            }
        }
        tell(&mut world);
        Some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(
                "what was told as saved opens after any kill",
                |model: &Self, world: &World| is_kept(model, world),
            ),
            Property::always(
                "no change is lost while the browser lives",
                |model: &Self, world: &World| lost(model, world) == 0,
            ),
            Property::always(
                "one tab writes where there are locks",
                |model: &Self, world: &World| {
                    let writing = |tab: usize| world.is_writer(tab) && world.tabs[tab].holds_lock();
                    !(model.locks && writing(0) && writing(1))
                },
            ),
            Property::always(
                "a void secret opens nothing",
                |model: &Self, world: &World| {
                    world.void.iter().all(|keys| {
                        [&world.quick, &world.disk].into_iter().all(|quick| {
                            let opened =
                                open(quick, &world.durable, None, keys.secret, model.fault);
                            opened.is_none_or(|opened| {
                                opened.keys.vault == world.keys.vault
                                    && keys.secret == world.keys.secret
                            })
                        })
                    })
                },
            ),
            Property::always("what was erased stays erased", |_, world: &World| {
                let is_quiet = world.flights.is_empty() && world.erased_word == [false; 2];
                let is_there = world
                    .durable
                    .iter()
                    .chain(&world.quick)
                    .any(Option::is_some);
                !(world.erased && is_quiet && is_there)
            }),
            Property::always(
                "what was cleared is not stored unasked",
                |_, world: &World| {
                    !(world.cleared
                        && world
                            .durable
                            .iter()
                            .chain(&world.quick)
                            .any(Option::is_some))
                },
            ),
            Property::sometimes("something is told as saved", |_, world: &World| {
                world.told != 0
            }),
        ]
    }

    fn within_boundary(&self, world: &World) -> bool {
        world.flights.len() <= 4
    }
}

/// The user reads «saved» in every tab that writes.
fn tell(world: &mut World) {
    for tab in 0..2 {
        if let Some(page) = &world.pages[tab]
            && world.tabs[tab].role() == Role::Writer
            && page.saver.saving() == Saving::Saved
            && page.keys.vault == world.keys.vault
            && !world.erased
            && !world.cleared
        {
            world.told |= page.edits;
        }
    }
}

/// Whether what the user was told is saved opens with what a kill leaves now:
/// either state of `localStorage`, and IndexedDB without what is under way.
fn is_kept(model: &Rules, world: &World) -> bool {
    if world.erased || world.cleared || world.told == 0 {
        return true;
    }
    let secrets = [
        Some(world.keys.secret),
        world.changing.map(|(_, keys)| keys.secret),
    ];
    [&world.quick, &world.disk].into_iter().all(|quick| {
        secrets.iter().flatten().any(|secret| {
            let opened = open(quick, &world.durable, None, *secret, model.fault);
            opened.is_some_and(|opened| opened.edits & world.told == world.told)
        })
    })
}

fn is_step(act: &Act) -> bool {
    matches!(
        act,
        Act::Unlock(_, false)
            | Act::Fail(_)
            | Act::GiveUp(_)
            | Act::Kill(_)
            | Act::Ask(_)
            | Act::Steal(_)
            // Two tabs without locks could go on for ever.
            | Act::Merge(_)
            | Act::ChangeSecret(_)
            | Act::Replace(_)
            | Act::Erase(_)
            | Act::Clear
            | Act::StoreAgain(_)
    )
}

/// What was changed and is neither open, nor put by, nor opens.
fn lost(model: &Rules, world: &World) -> Edits {
    let secrets = [
        Some(world.keys.secret),
        world.changing.map(|(_, keys)| keys.secret),
    ];
    let stored = secrets.into_iter().flatten().filter_map(|secret| {
        let opened = open(&world.quick, &world.durable, None, secret, model.fault)?;
        Some(opened.edits)
    });
    let there = stored.fold(in_memory(world), |all, edits| all | edits);
    world.made & !there
}

/// What is open or put by.
fn in_memory(world: &World) -> Edits {
    let pages = world.pages.iter().flatten().map(|page| page.edits);
    let put_by = world.put_by.iter().flatten().map(|(copy, ..)| copy.edits);
    pages.chain(put_by).fold(0, |all, edits| all | edits)
}
