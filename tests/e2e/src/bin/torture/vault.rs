//! A vault in a browser that is killed again and again.

use std::fmt;
use std::thread::sleep;
use std::time::{Duration, Instant};

use vigie_e2e::kill::until_killed;
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

use crate::look::{self, LONGEST, Sign};
use crate::plan::{End, Move, Plan, endless};
use crate::record::{Edit, Loss, Record, STATUSES, on_screen};

/// A vault: what is known of it outside the browser.
pub(crate) struct Vault<'site> {
    site: &'site Site,
    seed: u64,
    storage: Storage,
    record: Record,
    /// What opens it, or what the page has said does.
    passphrase: String,
    /// The one before that, or one that has been asked for.
    other: Option<Other>,
}

/// The browser's storage.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// As it is.
    AsIs,
    /// IndexedDB takes its time.
    Slow,
    /// There is no IndexedDB.
    WithoutIndexedDb,
}

#[derive(Clone)]
struct Other {
    passphrase: String,
    /// Whether it may still be, or already be, the one.
    may_open: bool,
}

/// What came of starting the browser again.
pub(crate) struct Restart {
    /// How often the browser was killed since the last one.
    pub(crate) kills: usize,
    /// Measures with something that was shown as saved.
    pub(crate) checked: usize,
    /// What of that is not there, in words.
    pub(crate) lost: Vec<String>,
    /// Whether one of the copies was damaged.
    pub(crate) damaged: bool,
    /// Why it does not open, if it doesn't.
    pub(crate) refused: Option<String>,
    /// From starting the browser to the open vault.
    pub(crate) took: Duration,
    /// What the browser held before the vault was opened.
    copies: String,
}

impl<'site> Vault<'site> {
    pub(crate) fn new(site: &'site Site, seed: u64, storage: Storage) -> Self {
        Self {
            site,
            seed,
            storage,
            record: Record::new(),
            passphrase: PASSPHRASE.to_owned(),
            other: None,
        }
    }

    /// Makes it in a new profile.
    pub(crate) fn make<'profile>(&self, profile: &'profile Profile) -> Page<'profile> {
        let page = self.open(profile);
        page.start(Practice::GROUP);
        let saved = look::wait(&page, self.saved(), LONGEST);
        assert!(saved.is_some(), "a new vault is not saved");
        page
    }

    /// Does what a run does; then the browser is dead.
    pub(crate) fn run(&mut self, page: Page<'_>, number: u64, plan: &Plan) {
        let killer = page.killer();
        let mut timer = None;
        until_killed(|| {
            for one in &plan.before {
                self.answer(&page, one);
                self.wait_until_saved(&page);
            }
            let mut kill_after = |delay| timer = Some(killer.kill_after(delay));
            match &plan.end {
                End::Saved(delay) => {
                    self.answer(&page, &plan.last);
                    self.wait_until_saved(&page);
                    sleep(*delay);
                }
                End::Typing(delay) => {
                    self.choose(&page, &plan.last);
                    kill_after(*delay);
                    self.type_slowly(&page, &plan.last);
                    self.look_until_killed(&page);
                }
                End::Anytime(delay) => {
                    kill_after(*delay);
                    for (one, pause) in endless(self.seed, number) {
                        self.answer(&page, &one);
                        self.look_whether_saved(&page, pause);
                    }
                }
                End::Lock(delay) => {
                    self.answer(&page, &plan.last);
                    page.button("Verrouiller").click();
                    look::wait(&page, Sign::LOCKED, LONGEST).expect("a locked vault");
                    sleep(*delay);
                }
                End::Changed(delay, passphrase) => {
                    self.change_passphrase(&page, passphrase, || {});
                    sleep(*delay);
                }
                End::Changing(delay, passphrase) => {
                    self.change_passphrase(&page, passphrase, || kill_after(*delay));
                    self.look_until_killed(&page);
                }
                End::Opening(_) => {}
            }
        });
        match timer {
            Some(timer) => timer.join().expect("a killed browser"),
            None => killer.kill(),
        }
    }

    /// Starts the browser again, opens the vault and compares. The page is
    /// there if the vault is.
    pub(crate) fn restart<'profile>(
        &mut self,
        profile: &'profile Profile,
        end: &End,
    ) -> (Restart, Option<Page<'profile>>) {
        let mut kills = 1;
        if let End::Opening(delay) = end {
            kills += 1;
            let page = self.open(profile);
            let timer = page.killer().kill_after(*delay);
            until_killed(|| {
                if self.unlock(&page).is_ok() {
                    look::all(&page);
                }
                self.look_until_killed(&page);
            });
            timer.join().expect("a killed browser");
        }
        let start = Instant::now();
        let page = self.open(profile);
        let copies = self.copies(&page);
        let checked = self.record.answers();
        let unlocked = self.unlock(&page);
        let mut restart = Restart {
            kills,
            checked,
            lost: Vec::new(),
            damaged: false,
            refused: None,
            took: start.elapsed(),
            copies,
        };
        match unlocked {
            Ok(None) => {}
            Ok(Some(trouble)) => restart.lost.push(trouble),
            Err(words) => {
                restart.refused = Some(words);
                return (restart, None);
            }
        }
        restart.damaged = look::wait(&page, Sign::DAMAGED, Duration::ZERO).is_some();
        let is_saved = look::wait(&page, self.saved(), LONGEST).is_some();
        let lost = self.record.compare(look::all(&page), is_saved);
        restart.lost.extend(lost.iter().map(Loss::to_string));
        (restart, Some(page))
    }

    fn open<'profile>(&self, profile: &'profile Profile) -> Page<'profile> {
        let browser = Browser::with(profile).to_be_killed();
        match self.storage {
            Storage::AsIs => browser,
            Storage::Slow => browser.before(SLOW_DISK),
            Storage::WithoutIndexedDb => browser.before(REFUSE_INDEXEDDB),
        }
        .open(self.site)
    }

    /// Which saves the browser holds where.
    fn copies(&self, page: &Page) -> String {
        let stored = if self.storage == Storage::WithoutIndexedDb {
            page.script("return {...localStorage}")
        } else {
            page.stored()
        };
        let copies = page.script_with(GENERATIONS, vec![stored]);
        copies.as_str().unwrap_or_default().to_owned()
    }

    /// What counts as «saved».
    fn saved(&self) -> Sign {
        if self.storage == Storage::WithoutIndexedDb {
            Sign::KEPT
        } else {
            Sign::SAVED
        }
    }

    /// Answers a measure, with a note if there is one.
    fn answer(&mut self, page: &Page, answer: &Move) {
        self.choose(page, answer);
        let words: Vec<&str> = answer.note.iter().map(|(word, _)| &**word).collect();
        if !words.is_empty() {
            let text = words.join(" ");
            self.record.edit(answer.measure, Edit::note(text.clone()));
            page.field("Note").type_in(&text);
        }
    }

    /// Goes to a measure and chooses its answer; its note can be typed then.
    fn choose(&mut self, page: &Page, answer: &Move) {
        let shown = look::go_to(page, answer.measure);
        self.record
            .edit(answer.measure, Edit::Status(answer.status));
        page.radio(STATUSES[answer.status]).choose();
        if !answer.note.is_empty() && shown["unfolded"] == false {
            page.fold("Notes, preuve, qui et quand").click();
        }
    }

    fn type_slowly(&mut self, page: &Page, answer: &Move) {
        let words: Vec<&str> = answer.note.iter().map(|(word, _)| &**word).collect();
        self.record
            .edit(answer.measure, Edit::note(words.join(" ")));
        for (place, (word, pause)) in answer.note.iter().enumerate() {
            if place == 0 {
                page.field("Note").type_in(word);
            } else {
                page.type_with_keyboard(&[" ", word].concat());
            }
            self.look_whether_saved(page, *pause);
        }
    }

    /// Asks for another passphrase, and waits until the page says that it is
    /// the one.
    fn change_passphrase(&mut self, page: &Page, passphrase: &str, asked: impl FnOnce()) {
        page.link("Réglages").click();
        page.link("Changer la phrase de passe").click();
        page.field("Phrase de passe").type_in(&self.passphrase);
        page.choose_ones_own();
        page.field("Nouvelle phrase de passe").type_in(passphrase);
        page.field("Encore une fois").type_in(passphrase);
        self.other = Some(Other {
            passphrase: passphrase.to_owned(),
            may_open: true,
        });
        page.button("Changer la phrase de passe").click();
        asked();
        look::wait(page, Sign::CHANGED, LONGEST).expect("a changed passphrase");
        let old = std::mem::replace(&mut self.passphrase, passphrase.to_owned());
        self.other = Some(Other {
            passphrase: old,
            may_open: false,
        });
    }

    fn wait_until_saved(&mut self, page: &Page) {
        let saved = self.look_whether_saved(page, LONGEST);
        assert!(saved, "not saved; the page says: {}", page.words());
    }

    /// Looks for a while whether the page shows what it shows as saved.
    fn look_whether_saved(&mut self, page: &Page, patience: Duration) -> bool {
        let shown = look::wait(page, self.saved(), patience);
        if let Some(shown) = &shown {
            self.record.shown_as_saved(on_screen(shown));
        }
        shown.is_some()
    }

    fn look_until_killed(&mut self, page: &Page) -> ! {
        loop {
            self.look_whether_saved(page, SOON);
            sleep(SOON);
        }
    }

    /// Opens the vault. What is wrong with it, if it opens all the same with
    /// another passphrase than it should.
    ///
    /// # Errors
    ///
    /// What the page says if it does not open.
    fn unlock(&mut self, page: &Page) -> Result<Option<String>, String> {
        if look::wait(page, Sign::LOCKED, LONGEST).is_none() {
            return Err(page.words());
        }
        if try_passphrase(page, &self.passphrase)? {
            return Ok(None);
        }
        // It stays in mind: the browser may be killed while this goes on.
        let Some(other) = self.other.clone() else {
            return Err(page.words());
        };
        if !try_passphrase(page, &other.passphrase)? {
            return Err(page.words());
        }
        let opened = other.passphrase;
        self.other = Some(Other {
            passphrase: std::mem::replace(&mut self.passphrase, opened),
            may_open: true,
        });
        let trouble = "the passphrase that the page said was changed is still the old one";
        Ok((!other.may_open).then(|| trouble.to_owned()))
    }
}

/// Whether this passphrase opens the locked vault on screen.
fn try_passphrase(page: &Page, passphrase: &str) -> Result<bool, String> {
    page.unlock_with(passphrase);
    let start = Instant::now();
    while start.elapsed() < LONGEST {
        if look::wait(page, Sign::OPEN, SOON).is_some() {
            return Ok(true);
        }
        if look::wait(page, Sign::WRONG, Duration::ZERO).is_some() {
            return Ok(false);
        }
    }
    Err(page.words())
}

impl fmt::Display for Restart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = &self.refused {
            return write!(
                formatter,
                "DOES NOT OPEN ({} saved answers), held {}: {words}",
                self.checked, self.copies
            );
        }
        let took = self.took.as_secs_f64();
        write!(
            formatter,
            "{:3} saved answers, open in {took:.1} s",
            self.checked
        )?;
        if self.damaged {
            write!(formatter, "; A COPY WAS DAMAGED")?;
        }
        if !self.lost.is_empty() {
            write!(
                formatter,
                "; LOST {}, held {}",
                self.lost.len(),
                self.copies
            )?;
        }
        for lost in &self.lost {
            write!(formatter, "\n      {lost}")?;
        }
        Ok(())
    }
}

/// Holds back the end of every transaction that writes.
const SLOW_DISK: &str = "{
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...how) {
        const transaction = begin.apply(this, how);
        if (transaction.mode !== 'readwrite') return transaction;
        const [name] = transaction.objectStoreNames;
        const start = performance.now();
        const hold = () => {
            if (performance.now() - start > 150) return;
            transaction.objectStore(name).count().onsuccess = hold;
        };
        hold();
        return transaction;
    };
    IDBTransaction.prototype.commit = () => {};
}";

const REFUSE_INDEXEDDB: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('refused', 'SecurityError'); },
});";

const GENERATIONS: &str = "
    const generation = (text) => {
        try {
            return JSON.parse(atob(JSON.parse(text).vault.protected)).vigie.generation;
        } catch {
            return null;
        }
    };
    return Object.entries(arguments[0])
        .map(([key, text]) => [key, generation(text)])
        .filter(([, generation]) => generation !== null)
        .map((pair) => pair.join(' '))
        .join(', ') || 'nothing';";

/// For what is there already, or comes within a moment.
const SOON: Duration = Duration::from_millis(100);
