// The page's program, for the page and for its worker: `cargo xtask dist` fills
// in what the program imports, under the names that it has for it.
import * as glue from "./glue.js";

const imports = { IMPORTS };

// As wasm-bindgen's own: from an address, or from a response to come.
export default async ({ module_or_path }) => {
  const source = await module_or_path;
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // Compiled as it comes, where the host says what it is.
  const streams = response.headers.get("Content-Type") === "application/wasm";
  const { instance } = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.START();
};
