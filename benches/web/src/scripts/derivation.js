// Ours and the platform's, in turn, so that whatever else the machine does
// falls on both. `rounds` and `runs` stand before this.
const bytes = (text) => new TextEncoder().encode(text);
const secret = bytes("cinq mots qui ne vont pas ensemble");
const salt = bytes("seize octets ici");

const platform = async () => {
  const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const whole = new Uint8Array([...bytes("PBES2-HS512+A256KW\0"), ...salt]);
  const start = performance.now();
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-512", salt: whole, iterations: rounds }, key, 256);
  return { ms: performance.now() - start, key: new Uint8Array(bits) };
};

// A worker of its own each time, as when a vault is unlocked: what
// src/browser/derive/protocol.rs says.
const ours = (script) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    let begun;
    const worker = new Worker(script, { type: "module" });
    worker.onerror = () => reject(new Error(`${script} failed`));
    worker.onmessage = ({ data: [what, , key] }) => {
      const now = performance.now();
      if (what === 0) worker.postMessage([secret.slice(), salt, rounds]);
      if (what === 1) begun = now;
      if (what === 2) {
        worker.terminate();
        resolve({ ms: now - begun, whole: now - start, key });
      }
    };
  });

const times = { platform: [], simd: [], simdWhole: [], plain: [] };
for (let run = 0; run < runs; run += 1) {
  const theirs = await platform();
  const simd = await ours("./worker.js");
  const plain = await ours("./bench/plain-worker.js");
  for (const { key } of [simd, plain]) {
    if (String(key) !== String(theirs.key)) throw new Error("another key than the platform's");
  }
  times.platform.push(theirs.ms);
  times.simd.push(simd.ms);
  times.simdWhole.push(simd.whole);
  times.plain.push(plain.ms);
}
return times;
