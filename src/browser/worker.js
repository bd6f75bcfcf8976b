// The worker's half of `worker.rs`: runs one WebAssembly module. `cargo xtask
// dist` bundles this with wasm-bindgen's script of each module ("glue").
//
// A module exports `room(bytes)`, where to write so many, and `answer(bytes)`:
// takes the request that was written there, leaves the reply in its place and
// returns its length, 0 for none. What reads a file first exports `load(bytes)`.
import * as glue from "glue";

const start = async ([program, data]) => {
  // wasm-bindgen names its script after the module.
  const names = WebAssembly.Module.imports(program).map(({ module }) => [module, glue]);
  const { exports } = await WebAssembly.instantiate(program, Object.fromEntries(names));
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();

  const room = (length) => {
    const at = exports.room(length);
    if (!at) throw new RangeError(`no room for ${length} bytes`);
    return new Uint8Array(exports.memory.buffer, at, length);
  };
  const write = (bytes) => {
    room(bytes.length).set(bytes);
    bytes.fill(0);
    return bytes.length;
  };
  onmessage = ({ data: request }) => {
    const length = exports.answer(write(request));
    if (!length) return postMessage(null);
    const reply = room(length).slice();
    room(length).fill(0);
    postMessage(reply, [reply.buffer]);
  };
  postMessage(!data || exports.load(write(new Uint8Array(data))) !== 0);
};

// A module that doesn't start is said to be none, rather than by an event that
// a rejected promise would not bring about.
onmessage = ({ data }) => start(data).catch(() => postMessage(null));
