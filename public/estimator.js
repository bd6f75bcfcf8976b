// The worker that judges passwords and makes passphrases: a program of its own
// (the crate `vigie-estimator`) with its dictionary, in a memory that ends with
// the worker. `src/browser/estimator.rs` has what is said, and starts it.
import * as estimator from "./estimator_bg.js";

const READY = 0;
const NO_PROGRAM = 1;
const NO_DICTIONARY = 2;
const DAMAGED_DICTIONARY = 3;

const bytes = async (name) => {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
};

const start = async (code) => {
  const { instance } = await WebAssembly.instantiate(await code, { "./estimator_bg.js": estimator });
  estimator.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
};

const settled = await Promise.allSettled([start(bytes("./estimator_bg.wasm")), bytes("./strength.dict")]);
const [program, dictionary] = settled.map(({ status }) => status === "fulfilled");
if (!program) {
  postMessage(NO_PROGRAM);
} else if (!dictionary) {
  postMessage(NO_DICTIONARY);
} else if (!estimator.load(new Uint8Array(settled[1].value))) {
  postMessage(DAMAGED_DICTIONARY);
} else {
  onmessage = ({ data }) => {
    const reply = estimator.answer(data);
    data.fill(0);
    postMessage(reply, [reply.buffer]);
  };
  postMessage(READY);
}
