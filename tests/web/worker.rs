//! What workers are started from.

use vigie::browser::worker::{Module, WorkerError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

/// `public/boot.js` is no part of this page; its half stands here, broken in
/// each way.
#[wasm_bindgen_test]
async fn what_the_page_does_not_have_is_not_started() {
    use WorkerError::{FileDamaged, FileMissing, NotStarted};

    let module = "async () => ['./deriver.js', null]";
    let file = "async () => new ArrayBuffer(8)";
    let (fails, hangs) = ("async () => { throw 1 }", "() => new Promise(() => {})");
    for (held, expected) in [
        (String::new(), Err(NotStarted)),
        (format!("module: {fails}, file: {file}"), Err(NotStarted)),
        (format!("module: {hangs}, file: {file}"), Err(NotStarted)),
        (format!("module: {module}, file: {fails}"), Err(FileMissing)),
        (format!("module: {module}, file: {hangs}"), Err(FileMissing)),
        (
            format!("module: {module}, file: async () => null"),
            Err(FileDamaged),
        ),
        (format!("module: {module}, file: {file}"), Ok(())),
    ] {
        script(&format!("globalThis.held = {{ {held} }}"));
        let module = Module::of_page("deriver", Some("it"), 200).await;
        assert_eq!(module.map(|_| ()), expected, "{held}");
    }
    script("delete globalThis.held");
    assert_eq!(
        Module::of_page("deriver", None, 200).await.map(|_| ()),
        Err(NotStarted)
    );
}
