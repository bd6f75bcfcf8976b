//! Handing out the progress file.

use crate::browser::files;
use crate::session::Open;
use crate::text::key;
use crate::ui::words::{fill, t};

/// Seals what is open and hands it to the user as a file; says what became of
/// it.
pub(crate) fn download(open: Open) -> String {
    let made = open
        .export()
        .filter(|export| files::download(&export.name, &export.bytes, MEDIA_TYPE).is_ok());
    match made {
        Some(export) => {
            open.exported();
            fill(key::SAVING_EXPORTED, [&export.name])
        }
        None => t(key::SAVING_EXPORT_FAILED).to_owned(),
    }
}

/// Media type of the exported file: it is JSON, but browsers must not give it
/// another name for that.
const MEDIA_TYPE: &str = "application/octet-stream";
