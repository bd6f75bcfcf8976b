//! The hard end of a browser: all its processes killed at once, with no chance
//! to write anything.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// Kills one browser. Clones kill the same.
#[derive(Debug, Clone)]
pub struct Killer {
    /// That of the driver and of every process of the browser.
    group: Pid,
    profile: PathBuf,
    killed: Arc<AtomicBool>,
}

impl Killer {
    pub(crate) fn of(driver: u32, profile: PathBuf) -> Self {
        let group = i32::try_from(driver).ok().and_then(Pid::from_raw);
        Self {
            group: group.expect("the driver's process"),
            profile,
            killed: Arc::default(),
        }
    }

    /// Kills it now, and waits until nothing of it is left. From here on every
    /// step with its page ends what is under way ([`until_killed`]).
    pub fn kill(&self) {
        self.killed.store(true, Ordering::SeqCst);
        // One call for the whole group, so that no process outlives another
        // and writes for it.
        let _ = kill_process_group(self.group, Signal::KILL);
        let start = Instant::now();
        loop {
            let left = self.left();
            if left.is_empty() {
                return;
            }
            for process in left {
                // It may have ended by itself.
                let _ = kill_process(process, Signal::KILL);
            }
            assert!(
                start.elapsed() < LONGEST_END,
                "a killed browser is still there"
            );
            sleep(PAUSE);
        }
    }

    /// Kills it once this time is over, whatever goes on then.
    #[must_use]
    pub fn kill_after(&self, delay: Duration) -> JoinHandle<()> {
        let killer = self.clone();
        thread::spawn(move || {
            sleep(delay);
            killer.kill();
        })
    }

    pub(crate) fn has_killed(&self) -> bool {
        self.killed.load(Ordering::SeqCst)
    }

    /// The processes of its group, and those that have its profile open.
    fn left(&self) -> Vec<Pid> {
        let all = fs::read_dir("/proc").expect("the processes of this machine");
        all.filter_map(|entry| {
            let entry = entry.ok()?;
            let process = entry.file_name().to_str()?.parse().ok()?;
            let process = Pid::from_raw(process)?;
            self.is_of_it(&entry.path()).then_some(process)
        })
        .collect()
    }

    fn is_of_it(&self, process: &Path) -> bool {
        // A process that has just ended has none of these files.
        let status = fs::read_to_string(process.join("stat")).unwrap_or_default();
        let Some((state, group)) = state_and_group(&status) else {
            return false;
        };
        let line = fs::read(process.join("cmdline")).unwrap_or_default();
        let named = String::from_utf8_lossy(&line).contains(&*self.profile.to_string_lossy());
        // One that has ended and that nobody has asked about yet holds nothing.
        !matches!(state, "Z" | "X") && (named || Pid::from_raw(group) == Some(self.group))
    }
}

/// Does something with a page until its browser is killed; `None` if it was
/// before this was done.
pub fn until_killed<T>(work: impl FnOnce() -> T) -> Option<T> {
    match panic::catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => Some(done),
        Err(reason) if reason.is::<Killed>() => None,
        Err(reason) => panic::resume_unwind(reason),
    }
}

/// The browser has been killed: ends what [`until_killed`] does.
pub(crate) fn end_here() -> ! {
    // This way nothing is said about it.
    panic::resume_unwind(Box::new(Killed));
}

/// Why the work with a page ended.
struct Killed;

/// From `/proc/<id>/stat` (proc(5)): the name, in brackets, may hold anything.
fn state_and_group(status: &str) -> Option<(&str, i32)> {
    let (_, after_name) = status.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace();
    let state = fields.next()?;
    let _parent = fields.next()?;
    Some((state, fields.next()?.parse().ok()?))
}

/// The system takes milliseconds.
const LONGEST_END: Duration = Duration::from_secs(20);

/// Between two looks at what is left.
const PAUSE: Duration = Duration::from_millis(2);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_brackets_and_spaces() {
        assert_eq!(
            state_and_group("12 (a) b (c)) S 1 3102 27016 0 -1"),
            Some(("S", 3102))
        );
        assert_eq!(state_and_group(""), None);
    }
}
