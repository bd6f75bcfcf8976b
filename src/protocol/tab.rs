//! Which of several tabs with the vault open writes: the one that holds the
//! lock. The others follow it and wait for their turn.
//!
//! Where a browser has no locks every tab writes, and what is looked at before
//! each save ([`super::Ticket::verdict`]) keeps them from overwriting each other.

/// What a tab may do with what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Change it.
    Writer,
    /// Look at what another tab changes.
    Reader,
}

/// What came of asking for the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Granted {
    /// This tab holds it now.
    Held,
    /// Another tab holds it.
    Taken,
    /// There are no locks.
    Unsupported,
}

/// A tab's part in who writes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tab {
    role: Role,
    /// Whether it holds the lock.
    holds: bool,
    /// Whether there are locks, as far as is known.
    locks: bool,
    /// Number of the claim that counts; earlier ones are given back once they are
    /// granted.
    claim: u32,
}

impl Default for Tab {
    fn default() -> Self {
        Self {
            role: Role::Writer,
            holds: false,
            locks: true,
            claim: 0,
        }
    }
}

impl Tab {
    /// What it may do with what is open.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether it holds the lock.
    #[must_use]
    pub fn holds_lock(&self) -> bool {
        self.holds
    }

    /// Number of a new claim to the lock; earlier ones count no more.
    pub fn claim(&mut self) -> u32 {
        self.claim = self.claim.wrapping_add(1);
        self.claim
    }

    /// A claim was answered. Returns whether the lock is kept; else it is to be
    /// given back at once.
    ///
    /// It counts as held from this very moment, whatever is done before the tab
    /// writes: a theft meanwhile is then one.
    pub fn answered(&mut self, claim: u32, granted: Granted) -> bool {
        if claim != self.claim {
            return false;
        }
        self.holds = granted == Granted::Held;
        self.locks = granted != Granted::Unsupported;
        self.holds
    }

    /// The vault is open here: the tab writes if it holds the lock or there are
    /// none, and else follows.
    pub fn opened(&mut self, granted: Granted) {
        self.role = if granted == Granted::Taken {
            Role::Reader
        } else {
            Role::Writer
        };
    }

    /// What was stored meanwhile has been read: it writes from now on, if the
    /// lock was not taken away by then or there are none. Returns whether it does.
    pub fn caught_up(&mut self) -> bool {
        if self.holds || !self.locks {
            self.role = Role::Writer;
        }
        self.role == Role::Writer
    }

    /// The lock was taken away. Returns whether this tab had it.
    pub fn stolen(&mut self) -> bool {
        let held = self.holds;
        if held {
            self.holds = false;
            self.role = Role::Reader;
        }
        held
    }

    /// It gives the lock to the tab that asked for it, and follows.
    pub fn gave_up(&mut self) {
        self.holds = false;
        self.role = Role::Reader;
    }

    /// The vault was closed here: no claim counts any more.
    pub fn closed(&mut self) {
        self.claim();
        self.holds = false;
        self.role = Role::Writer;
    }
}
