// `runs` stands before this.
const { default: init, FullVault } = await import(new URL("./bench/page.js", document.baseURI));
await init();
const vault = new FullVault();
const times = { seal: [], open: [], bytes: 0 };
for (let run = -50; run < runs; run += 1) {
  const start = performance.now();
  times.bytes = vault.seal();
  const sealed = performance.now();
  const answers = vault.open();
  const opened = performance.now();
  if (answers !== 111) throw new Error(`${answers} answers`);
  // The first ones run code that the browser has not optimised yet.
  if (run < 0) continue;
  times.seal.push(sealed - start);
  times.open.push(opened - sealed);
}
return times;
