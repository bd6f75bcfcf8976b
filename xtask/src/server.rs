//! A static server on this machine, with the headers of `dist/_headers`: what a
//! host serves, compressed where the browser takes it, for looking at the page
//! and for the end-to-end tests.
//!
//! One request a connection, so that after [`Server::stop`] nothing is answered
//! any more, not even on a connection that a browser has kept open.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::compression::{self, Compressor};
use crate::error::{Error, OnFile, Result};
use crate::headers::{self, Headers};

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on a free port of 127.0.0.1, under `prefix`, which has a
    /// slash at both ends (`/`, `/some/folder/`).
    ///
    /// # Errors
    ///
    /// Those of [`Server::start_on`].
    pub fn start(folder: &Path, prefix: &str) -> Result<Self> {
        Self::start_on(folder, prefix, 0)
    }

    /// The same on a given port, for a server that comes back at its address.
    ///
    /// # Errors
    ///
    /// [`Error::NotBuilt`] without the folder, [`Error::File`] if its
    /// `_headers` cannot be read, [`Error::Listen`] if the port is taken.
    pub fn start_on(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        Self::serve(Site::open(folder, prefix)?, port)
    }

    /// The same on a free port, at the end of a line that carries so many bytes
    /// a second for each file.
    ///
    /// # Errors
    ///
    /// Those of [`Server::start_on`].
    pub fn start_far_away(folder: &Path, pace: u32) -> Result<Self> {
        let mut site = Site::open(folder, "/")?;
        site.pause = Some(Duration::from_secs(1) * PIECE / pace.max(1));
        Self::serve(site, 0)
    }

    fn serve(site: Site, port: u16) -> Result<Self> {
        let prefix = site.prefix.clone();
        let site = Arc::new(site);
        let failed = |source| Error::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let stopping = Arc::new(AtomicBool::new(false));
        let accepting = {
            let stopping = Arc::clone(&stopping);
            Some(thread::spawn(move || accept(&listener, &site, &stopping)))
        };
        Ok(Self {
            address,
            prefix,
            stopping,
            accepting,
        })
    }

    /// Address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Stops serving; when this returns the port is free.
    pub fn stop(self) {
        drop(self);
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // It only ends by a panic, which has been reported.
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        if let Some(accepting) = self.accepting.take() {
            // Wakes the thread that waits for a connection.
            let _ = TcpStream::connect(self.address);
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stopping: &Arc<AtomicBool>) {
    for stream in listener.incoming() {
        if stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (site, stopping) = (Arc::clone(site), Arc::clone(stopping));
        // A browser that goes away in the middle is not an error of ours.
        thread::spawn(move || drop(answer(&stream, &site, &stopping)));
    }
}

fn answer(stream: &TcpStream, site: &Site, stopping: &AtomicBool) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut takes_brotli = false;
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        takes_brotli |= compression::accepts_brotli(&line);
    }
    if stopping.load(Ordering::SeqCst) || request.is_empty() {
        return Ok(());
    }
    let (method, target) = request.split_once(' ').unwrap_or_default();
    let mut response = site.respond(method, target.split(' ').next().unwrap_or_default());
    if takes_brotli {
        response = response.compressed(&site.compressor);
    }
    response.write(stream, method == "HEAD", site.pause)
}

/// What is served, and how.
#[derive(Debug)]
struct Site {
    folder: PathBuf,
    prefix: String,
    headers: Headers,
    compressor: Compressor,
    /// Between two pieces of a file.
    pause: Option<Duration>,
}

#[derive(Debug)]
struct Response {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Site {
    fn open(folder: &Path, prefix: &str) -> Result<Self> {
        let folder = folder
            .canonicalize()
            .map_err(|_| Error::NotBuilt(folder.to_owned()))?;
        let file = folder.join(headers::FILE);
        let headers = if file.exists() {
            Headers::read(&file)?
        } else {
            Headers::default()
        };
        Ok(Self {
            folder,
            prefix: prefix.to_owned(),
            headers,
            compressor: Compressor::default(),
            pause: None,
        })
    }

    fn respond(&self, method: &str, target: &str) -> Response {
        if !["GET", "HEAD"].contains(&method) {
            return Response::text("405 Method Not Allowed").with("Allow", "GET, HEAD");
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(rest) = path.strip_prefix(&self.prefix) else {
            return self.outside(path);
        };
        let mut response = match self.file(rest) {
            Some(file) if file.is_dir() && !(rest.is_empty() || rest.ends_with('/')) => {
                Response::moved(path)
            }
            Some(file) => Response::file(&if file.is_dir() {
                file.join("index.html")
            } else {
                file
            }),
            None => Response::not_found(),
        };
        for (name, value) in self.headers.of(&format!("/{rest}")) {
            response = response.with(name, value);
        }
        response
    }

    /// `/folder` leads to `/folder/`; nothing else is there.
    fn outside(&self, path: &str) -> Response {
        if self.prefix.strip_suffix('/') == Some(path) {
            Response::moved(path)
        } else {
            Response::not_found()
        }
    }

    /// The file or folder of a path, if it is one within the site. Symbolic
    /// links don't lead out either.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = decoded(path)?;
        let inside = Path::new(&path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !inside || path == headers::FILE {
            return None;
        }
        self.folder
            .join(path)
            .canonicalize()
            .ok()
            .filter(|file| file.starts_with(&self.folder))
    }
}

impl Response {
    fn text(status: &'static str) -> Self {
        let response = Self {
            status,
            headers: Vec::new(),
            body: status.as_bytes().to_vec(),
        };
        response.with("Content-Type", "text/plain; charset=utf-8")
    }

    fn not_found() -> Self {
        Self::text("404 Not Found")
    }

    fn moved(path: &str) -> Self {
        Self::text("308 Permanent Redirect").with("Location", &format!("{path}/"))
    }

    fn file(path: &Path) -> Self {
        fs::read(path).on(path).map_or_else(
            |_| Self::not_found(),
            |body| {
                Self {
                    status: "200 OK",
                    headers: Vec::new(),
                    body,
                }
                .with("Content-Type", media_type(path))
            },
        )
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same in brotli, if hosts compress such a file.
    fn compressed(mut self, compressor: &Compressor) -> Self {
        let is_text = |(name, value): &(String, String)| {
            name == "Content-Type" && compression::is_worth_it(value)
        };
        if !self.headers.iter().any(is_text) {
            return self;
        }
        self.body = compressor.brotli(&self.body);
        self.with("Content-Encoding", "br")
            .with("Vary", "Accept-Encoding")
    }

    fn write(
        &self,
        mut stream: impl Write,
        head_only: bool,
        pause: Option<Duration>,
    ) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!(
            "Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.body.len()
        ));
        stream.write_all(head.as_bytes())?;
        match pause {
            _ if head_only => Ok(()),
            None => stream.write_all(&self.body),
            Some(pause) => self.body.chunks(PIECE as usize).try_for_each(|piece| {
                thread::sleep(pause);
                stream.write_all(piece)
            }),
        }
    }
}

/// Undoes `%20` and the like (RFC 3986, section 2.1).
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|path| !path.contains('\0'))
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// In bytes; browsers ask with less than one thousand.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// What goes over a slow line at once, in bytes.
const PIECE: u32 = 4096;

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    /// A folder with a small site, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("vigie-server-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("site/sub dir")).unwrap();
            fs::write(folder.join("secret.txt"), "secret").unwrap();
            fs::write(folder.join("site/index.html"), "<p>front").unwrap();
            fs::write(folder.join("site/a.wasm"), "\0asm").unwrap();
            fs::write(folder.join("site/sub dir/index.html"), "<p>sub").unwrap();
            fs::write(
                folder.join("site/_headers"),
                "/*\n  X-All: 1\n/a.wasm\n  X-Wasm: 2\n",
            )
            .unwrap();
            Self(folder)
        }

        fn serve(&self, prefix: &str) -> Server {
            Server::start(&self.0.join("site"), prefix).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn files_come_with_their_type_and_headers() {
        let folder = Folder::new("files");
        let server = folder.serve("/");
        let page = ask(&server, "GET /?lang=fr");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\n<p>front"),
            "{page}"
        );
        assert!(
            page.contains("Content-Type: text/html; charset=utf-8\r\n")
                && page.contains("X-All: 1\r\n")
        );
        assert!(!page.contains("X-Wasm"));
        let wasm = ask(&server, "GET /a.wasm");
        assert!(
            wasm.contains("Content-Type: application/wasm\r\n") && wasm.contains("X-Wasm: 2\r\n"),
            "{wasm}"
        );
        let head = ask(&server, "HEAD /");
        assert!(
            head.contains("Content-Length: 8\r\n") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
    }

    #[test]
    fn who_takes_brotli_gets_text_and_programs_in_it() {
        let folder = Folder::new("brotli");
        let server = folder.serve("/");
        for (path, is_compressed) in [("/", true), ("/a.wasm", true), ("/picture.png", false)] {
            fs::write(folder.0.join("site/picture.png"), "png").unwrap();
            let mut stream = TcpStream::connect(server.address).unwrap();
            write!(
                stream,
                "GET {path} HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\n"
            )
            .unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            let answer = String::from_utf8_lossy(&answer);
            assert_eq!(
                answer.contains("Content-Encoding: br\r\n"),
                is_compressed,
                "{answer}"
            );
        }
        assert!(!ask(&server, "GET /").contains("Content-Encoding"));
    }

    #[test]
    fn folders_have_an_index() {
        let folder = Folder::new("folders");
        let server = folder.serve("/");
        assert!(ask(&server, "GET /sub%20dir/").ends_with("<p>sub"));
        let moved = ask(&server, "GET /sub%20dir");
        assert!(
            moved.starts_with("HTTP/1.1 308") && moved.contains("Location: /sub%20dir/\r\n"),
            "{moved}"
        );
    }

    #[test]
    fn a_prefix_is_a_folder_of_the_host() {
        let folder = Folder::new("prefix");
        let server = folder.serve("/tools/vigie/");
        assert!(server.url().ends_with("/tools/vigie/"));
        assert!(ask(&server, "GET /tools/vigie/").ends_with("<p>front"));
        assert!(ask(&server, "GET /tools/vigie/a.wasm").contains("X-Wasm: 2\r\n"));
        assert!(ask(&server, "GET /tools/vigie").contains("Location: /tools/vigie/\r\n"));
        assert!(ask(&server, "GET /").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn nothing_else_is_served() {
        let folder = Folder::new("escape");
        let server = folder.serve("/");
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub%20dir/..%2f..%2fsecret.txt",
            "//etc/passwd",
        ] {
            assert!(
                ask(&server, &format!("GET {path}")).starts_with("HTTP/1.1 404"),
                "{path}"
            );
        }
        for path in ["/none", "/_headers", "/a.wasm/", "/%zz", "/%00"] {
            assert!(
                ask(&server, &format!("GET {path}")).starts_with("HTTP/1.1 404"),
                "{path}"
            );
        }
        assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn after_stopping_nothing_is_answered_and_the_port_is_free() {
        let folder = Folder::new("stop");
        let server = folder.serve("/");
        let (address, port) = (server.address, server.port());
        let mut early = TcpStream::connect(address).unwrap();
        assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200"));
        server.stop();
        write!(early, "GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut text = String::new();
        let _ = early.read_to_string(&mut text);
        assert_eq!(text, "");
        assert!(TcpStream::connect(address).is_err());
        Server::start_on(&folder.0.join("site"), "/", port)
            .unwrap()
            .stop();
    }
}
