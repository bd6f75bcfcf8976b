//! Everything that is not this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A proxy through which a browser sends what is not for this machine. It lets
/// nothing pass, and remembers who was asked: the page, its workers and the
/// service worker alike, whatever way they choose.
#[derive(Debug)]
pub(crate) struct Outside {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    stopping: Arc<AtomicBool>,
}

impl Outside {
    pub(crate) fn watch() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port for the proxy");
        let port = listener.local_addr().expect("the proxy's port").port();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let stopping = Arc::<AtomicBool>::default();
        let (log, stop) = (Arc::clone(&asked), Arc::clone(&stopping));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let log = Arc::clone(&log);
                thread::spawn(move || refuse(&stream, &log));
            }
        });
        Self {
            port,
            asked,
            stopping,
        }
    }

    /// Its address.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.host())
    }

    /// Its host and port.
    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The first line of every request so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("the proxy's memory").clone()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

/// Where Chromium looks, now and then and whatever it is told, for dictionaries
/// of its spelling checker.
const CHROMIUMS_OWN: &str = "CONNECT redirector.gvt1.com:443 ";

fn refuse(mut stream: &TcpStream, asked: &Mutex<Vec<String>>) {
    let mut line = String::new();
    if BufReader::new(stream)
        .read_line(&mut line)
        .is_ok_and(|read| read > 0)
    {
        if !line.contains(CHROMIUMS_OWN) {
            asked
                .lock()
                .expect("the proxy's memory")
                .push(line.trim_end().to_owned());
        }
        // A browser that has gone away needs no answer.
        let _ = stream.write_all(
            b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    }
}
