//! Pictures of every screen: `screenshots <folder> [--whole]`.
//!
//! Each screen is taken at four widths, in light and dark, and at a narrow and a
//! wide one with more contrast and in colours that the system sets, as
//! `<screen>-<width>-<colours>.png`: what a window of a usual height shows or,
//! with `--whole`, the page down to its end. [`vigie_e2e::tour`] has the names.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it runs like a test: what fails ends it"
)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use vigie_e2e::tour::{SAME_MORNING, tour};
use vigie_e2e::{Browser, Colours, Page, Profile, Site};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let whole = arguments.iter().any(|argument| argument == "--whole");
    let folder = arguments.iter().find(|argument| !argument.starts_with('-'));
    let folder = PathBuf::from(folder.expect("usage: screenshots <folder> [--whole]"));
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let site = Site::served();
    for sizes in SIZES {
        let profile = Profile::fresh();
        let browser = Browser::with(&profile).size(sizes[0].0, sizes[0].1);
        let page = browser.before(SAME_MORNING).open(&site);
        page.is_kept_for_offline_use();
        tour(&page, |screen| {
            for (place, size) in sizes.iter().enumerate() {
                let colours = if place == 0 {
                    &Colours::ALL[..]
                } else {
                    &Colours::USUAL
                };
                take(&page, screen, *size, colours, whole, &folder);
            }
            page.prefer(Colours::Light);
            page.resize(sizes[0].0, sizes[0].1);
        });
        page.close();
    }
    println!("The pictures are in {}", folder.display());
}

/// Takes the screen as it is, at one size in these colours.
fn take(
    page: &Page,
    screen: &str,
    size: (u32, u32),
    colours: &[Colours],
    whole: bool,
    folder: &Path,
) {
    let (width, height) = size;
    page.resize(width, height);
    page.script("scrollTo(0, 0)");
    if whole {
        let length = page.script("return document.documentElement.scrollHeight");
        let length = u32::try_from(length.as_u64().unwrap_or_default());
        page.resize(width, height.max(length.unwrap_or_default()));
    }
    for colours in colours {
        page.prefer(*colours);
        let file = folder.join(format!("{screen}-{width}-{}.png", colours.name()));
        fs::write(file, page.picture()).expect("a picture");
    }
}

/// The sizes of a walk. A page may be drawn otherwise where there is room for
/// two columns, so the wide one has a walk of its own.
const SIZES: [&[(u32, u32)]; 2] = [
    // The narrowest telephone, a usual one, a tablet held upright.
    &[(360, 780), (320, 640), (768, 1024)],
    // A small laptop.
    &[(1280, 900)],
];
