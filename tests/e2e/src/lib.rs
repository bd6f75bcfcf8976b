//! Helpers that read like a user at the page.
