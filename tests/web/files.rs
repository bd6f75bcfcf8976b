//! Files that come in and go out.

use js_sys::{Array, Uint8Array};
use vigie::browser::clock;
use vigie::browser::files::{FileError, MAX_SIZE, download, progress_file_name, read};
use vigie::time::Instant;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

use super::script;

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_whole() {
    let bytes: Vec<u8> = (0..=255).collect();
    assert_eq!(read(&file(&bytes)).await.unwrap(), bytes);
    assert!(read(&file(&[])).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_file_too_large_is_not_read() {
    let file = script(&format!(
        "var large = new File([new ArrayBuffer({MAX_SIZE} + 1)], 'large');
         large.arrayBuffer = () => Promise.reject(new Error('it was read'));
         large"
    ));
    assert_eq!(
        read(file.unchecked_ref()).await,
        Err(FileError::TooLarge(MAX_SIZE + 1))
    );
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_read_is_an_error() {
    let file = script(
        "var gone = new File(['x'], 'gone');
         gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
         gone",
    );
    assert_eq!(read(file.unchecked_ref()).await, Err(FileError::Unreadable));
}

#[wasm_bindgen_test]
async fn a_download_carries_name_type_and_bytes() {
    script(
        "var click_ = HTMLAnchorElement.prototype.click;
         HTMLAnchorElement.prototype.click = function () { window.clicked = this }",
    );
    let bytes: Vec<u8> = (0..=255).rev().collect();
    let name = progress_file_name("Kiné d’Été", clock::today());
    let outcome = download(&name, &bytes, "application/json");
    script("HTMLAnchorElement.prototype.click = click_");
    outcome.unwrap();

    assert_eq!(script("clicked.download").as_string().unwrap(), name);
    let blob = script("fetch(clicked.href).then(answer => answer.blob())");
    let blob = JsFuture::from(blob.unchecked_into::<js_sys::Promise>())
        .await
        .unwrap();
    let blob = blob.unchecked_into::<web_sys::Blob>();
    assert_eq!(blob.type_(), "application/json");
    let buffer = JsFuture::from(blob.array_buffer()).await.unwrap();
    assert_eq!(Uint8Array::new(&buffer).to_vec(), bytes);
}

#[wasm_bindgen_test]
fn a_file_name_has_the_practice_and_the_day() {
    let name = progress_file_name("Maison médicale", clock::day_of(NOON));
    assert_eq!(name, "vigie-maison-medicale-2026-11-21.vigie");
}

fn file(bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, "x.vigie").unwrap()
}

/// 2026-11-21 at noon, UTC.
const NOON: Instant = Instant::from_millis(1_795_262_400_000).unwrap();
