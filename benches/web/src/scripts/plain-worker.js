// The derivation worker in a browser without SIMD.
const { instantiate } = WebAssembly;
WebAssembly.instantiate = (code, imports) =>
  "./deriver_bg.js" in imports ? Promise.reject(new WebAssembly.CompileError()) : instantiate(code, imports);
await import("../worker.js");
