//! What a program says while it runs.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::patience::{DEADLINE, wait};

/// The lines that a program writes, read as they come: a program that can't
/// write them ends, or stands still.
#[derive(Debug, Clone)]
pub(crate) struct Output(Arc<Mutex<Lines>>);

#[derive(Debug, Default)]
struct Lines {
    said: Vec<String>,
    ended: bool,
}

impl Output {
    /// Starts a program whose lines these are.
    pub(crate) fn of(mut command: Command) -> io::Result<(Child, Self)> {
        let (words, writer) = io::pipe()?;
        let process = command
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            .spawn()?;
        // With its own ends of the pipe: it ends when the program does.
        drop(command);
        let lines = Arc::<Mutex<Lines>>::default();
        let memory = Arc::clone(&lines);
        thread::spawn(move || {
            for line in BufReader::new(words).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                memory.lock().expect("its lines").said.push(line);
            }
            memory.lock().expect("its lines").ended = true;
        });
        Ok((process, Self(lines)))
    }

    /// All lines after so many.
    pub(crate) fn after(&self, count: usize) -> Vec<String> {
        let lines = self.0.lock().expect("its lines");
        lines.said.get(count..).unwrap_or_default().to_vec()
    }

    /// What `find` finds in one of the lines, once there is such a line; `None`
    /// if the program ends or keeps silent.
    pub(crate) fn first<T>(&self, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        wait(DEADLINE, || {
            let lines = self.0.lock().expect("its lines");
            let found = lines.said.iter().find_map(|line| find(line));
            (found.is_some() || lines.ended).then_some(found)
        })
        .flatten()
    }
}
