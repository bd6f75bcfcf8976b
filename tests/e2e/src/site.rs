//! The built page on a web server of this machine, with the headers of
//! production.

use std::path::{Path, PathBuf};
use std::{env, fs};

use xtask::digest::sha256;
use xtask::manifest::{DIGEST, Manifest};
use xtask::project::Project;
use xtask::server::Server;

use crate::folder::Folder;

/// The site. Its address stays the same while the server is stopped or brings
/// another version.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    prefix: &'static str,
    address: String,
    port: u16,
    server: Option<Server>,
    /// The version published last, if it isn't the one that was built.
    _published: Option<Folder>,
}

impl Site {
    /// The built page at the root of a host.
    #[must_use]
    pub fn served() -> Self {
        Self::served_under("/")
    }

    /// The built page in a folder of a host; with a slash at both ends.
    #[must_use]
    pub fn served_under(prefix: &'static str) -> Self {
        Self::start(dist(), prefix, None)
    }

    /// The built page at the root of a host that lacks a file, or has something
    /// else in its place; nobody is told of it.
    #[must_use]
    pub fn served_with(name: &str, content: Option<&[u8]>) -> Self {
        Self::changed(|folder| match content {
            Some(content) => fs::write(folder.join(name), content).expect("another file"),
            None => fs::remove_file(folder.join(name)).expect("a file to remove"),
        })
    }

    /// The page as it would be had it been built with another file: the digests
    /// that the page and its service worker have are that file's.
    #[must_use]
    pub fn built_with(name: &str, content: &[u8]) -> Self {
        Self::changed(|folder| replace(folder, name, content))
    }

    /// The built page at the root of a host that says another digest than that of
    /// its files.
    #[must_use]
    pub fn served_with_digest(digest: &str) -> Self {
        Self::served_with(DIGEST, Some(digest.as_bytes()))
    }

    /// The built page on a host that sends none of its headers, and has one more
    /// file.
    #[must_use]
    pub fn served_without_headers(name: &str, content: &str) -> Self {
        Self::changed(|folder| {
            fs::remove_file(folder.join("_headers")).expect("the headers");
            fs::write(folder.join(name), content).expect("one more file");
        })
    }

    /// A copy of the built page, changed before anything is served: a server that
    /// is started again may find its port taken by another test's.
    fn changed(change: impl FnOnce(&Path)) -> Self {
        let folder = Folder::new("changed");
        copy(&dist(), folder.path());
        change(folder.path());
        Self::start(folder.path().to_owned(), "/", Some(folder))
    }

    fn start(folder: PathBuf, prefix: &'static str, published: Option<Folder>) -> Self {
        let server = Server::start(&folder, prefix).unwrap_or_else(|error| panic!("{error}"));
        Self {
            folder,
            prefix,
            address: server.url(),
            port: server.port(),
            server: Some(server),
            _published: published,
        }
    }

    /// The folder of its files.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts a file of the built page back where it belongs.
    pub fn mend(&self, name: &str) {
        fs::copy(dist().join(name), self.folder.join(name)).expect("a built file");
    }

    /// Where the page is, or was before the server stopped.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Stops the server: from here on nothing answers at this address.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Publishes a new version at the same address, in which one of the French
    /// texts has another wording. As after a build, the service worker's lists
    /// name the new digest, and its version differs.
    pub fn publish(&mut self, old_words: &str, new_words: &str) {
        let version = Folder::new("version");
        copy(&self.folder, version.path());
        let packs = packs(version.path(), "fr").into_iter();
        let (pack, old) = packs
            .map(|pack| {
                let old = fs::read_to_string(&pack).expect("a French pack");
                (pack, old)
            })
            .find(|(_, old)| old.contains(old_words))
            .unwrap_or_else(|| panic!("a French text with «{old_words}»"));
        assert_eq!(
            old.matches(old_words).count(),
            1,
            "one text with «{old_words}»"
        );
        let new = old.replace(old_words, new_words);
        fs::write(&pack, &new).expect("the new French pack");

        let worker = version.path().join("sw.js");
        let code = fs::read_to_string(&worker).expect("the service worker");
        let code = code.replace(&sha256(old.as_bytes()), &sha256(new.as_bytes()));
        let released = code.replacen("const VERSION = \"", "const VERSION = \"next-", 1);
        assert_ne!(code, released, "the service worker has a version");
        fs::write(&worker, released).expect("the new service worker");
        let manifest = Manifest::of(version.path()).expect("the new version's files");
        manifest.write(version.path()).expect("the list of them");

        self.serve(version);
    }

    /// The host now has another file in the place of one; nobody is told of it.
    pub fn put(&mut self, name: &str, content: &[u8]) {
        let changed = Folder::new("changed");
        copy(&self.folder, changed.path());
        fs::write(changed.path().join(name), content).expect("another file");
        self.serve(changed);
    }

    /// Serves another folder at the same address.
    fn serve(&mut self, folder: Folder) {
        self.stop();
        let server = Server::start_on(folder.path(), self.prefix, self.port);
        self.server = Some(server.unwrap_or_else(|error| panic!("{error}")));
        self.folder = folder.path().to_owned();
        self._published = Some(folder);
    }
}

/// Puts another file into a folder with the page, and its digest wherever the
/// page or its service worker has one; their own change with it.
fn replace(folder: &Path, name: &str, content: &[u8]) {
    let file = folder.join(name);
    let old = sha256(&fs::read(&file).expect("a built file"));
    fs::write(&file, content).expect("another file");
    for holder in ["boot.js", "sw.js"].into_iter().filter(|it| *it != name) {
        let text = fs::read_to_string(folder.join(holder)).expect("a script");
        if text.contains(&old) {
            let text = text.replace(&old, &sha256(content));
            replace(folder, holder, text.as_bytes());
        }
    }
}

/// Where the built page is: the folder that `VIGIE_DIST` names, else `dist/`.
fn dist() -> PathBuf {
    env::var_os("VIGIE_DIST").map_or_else(|| Project::here().dist(), PathBuf::from)
}

/// The packs of a language.
fn packs(folder: &Path, tag: &str) -> Vec<PathBuf> {
    let texts = fs::read_dir(folder.join("text")).expect("the language packs");
    let mut packs: Vec<PathBuf> = texts.map(|entry| entry.expect("a pack").path()).collect();
    let start = format!("{tag}-");
    packs.retain(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(&start))
    });
    packs
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built page") {
        let entry = entry.expect("a file of the built page");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a folder of the copy");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a file of the copy");
        }
    }
}
