// Ours and the platform's, in turn, so that whatever else the machine does
// falls on both. `rounds` and `runs` stand before this.
const bytes = (text) => new TextEncoder().encode(text);
const secret = bytes("cinq mots qui ne vont pas ensemble");
// As a key slot has it: the algorithm stands before its own salt.
const salt = bytes("PBES2-HS512+A256KW\0seize octets ici");

const platform = async () => {
  const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const start = performance.now();
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-512", salt, iterations: rounds }, key, 256);
  return { ms: performance.now() - start, key: new Uint8Array(bits) };
};

// A worker of its own each time, as when a vault is unlocked: what
// src/browser/worker.js and the crate `vigie-deriver` take.
const ours = async () => {
  const start = performance.now();
  const [script, program] = await held.module("deriver");
  const request = new Uint8Array(5 + salt.length + secret.length);
  new DataView(request.buffer).setUint32(0, rounds, true);
  request[4] = salt.length;
  request.set(salt, 5);
  request.set(secret, 5 + salt.length);
  return new Promise((resolve, reject) => {
    let begun;
    const worker = new Worker(script);
    worker.onerror = () => reject(new Error(`${script} failed`));
    worker.onmessage = ({ data }) => {
      const now = performance.now();
      if (data === true) {
        begun = now;
        worker.postMessage(request);
      } else {
        worker.terminate();
        resolve({ ms: now - begun, whole: now - start, key: data });
      }
    };
    worker.postMessage([program]);
  });
};

const times = { platform: [], ours: [], whole: [] };
for (let run = 0; run < runs; run += 1) {
  const theirs = await platform();
  const mine = await ours();
  if (String(mine.key) !== String(theirs.key)) throw new Error("another key than the platform's");
  times.platform.push(theirs.ms);
  times.ours.push(mine.ms);
  times.whole.push(mine.whole);
}
return times;
