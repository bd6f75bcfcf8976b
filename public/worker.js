// Starts the page's program once more in a worker, where it derives a key. The
// address of this file stays the same; `cargo xtask dist` fills in the next two.
import init from "./program.js";
const program = fetch(new URL("./program_bg.wasm", import.meta.url));

// Gives the program the fast deriver as `derive`. Browsers without SIMD don't
// compile it, and then the program does without, as it does whenever this fails.
import * as deriver from "./deriver_bg.js";
const fast = async () => {
  const code = await fetch(new URL("./deriver_bg.wasm", import.meta.url));
  const { instance } = await WebAssembly.instantiate(await code.arrayBuffer(), { "./deriver_bg.js": deriver });
  const { exports } = instance;
  deriver.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  globalThis.derive = (salt, secret, rounds) => {
    const room = deriver.room(salt.length + secret.length);
    if (!room) return;
    const memory = new Uint8Array(exports.memory.buffer, room);
    memory.set(salt);
    memory.set(secret, salt.length);
    if (deriver.derive(salt.length, secret.length, rounds)) return memory.slice(0, 32);
  };
};
await fast().catch(() => {});
await init({ module_or_path: program });
