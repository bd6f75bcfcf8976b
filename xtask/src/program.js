// The page's program: `cargo xtask dist` fills in what it imports, under the names
// that it has for it.
import * as glue from "./glue.js";

const imports = { IMPORTS };

// As wasm-bindgen's own, from an address.
export default async ({ module_or_path }) => {
  const response = await fetch(module_or_path);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // Compiled as it comes, where the host says what it is.
  const streams = response.headers.get("Content-Type") === "application/wasm";
  const { instance } = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.START();
};
