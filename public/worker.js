// Starts the page's program once more in a worker, where it derives a key. The
// address of this file stays the same; `cargo xtask dist` fills in the next two.
import init from "./program.js";

await init({ module_or_path: new URL("./program_bg.wasm", import.meta.url) });
