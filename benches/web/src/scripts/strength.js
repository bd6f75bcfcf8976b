// Ours and the others, in turn for each password, so that whatever else the
// machine does falls on all. `questions`, `loads`, `batch` and `repetitions`
// stand before this.
const near = (name) => new URL(name, document.baseURI);
const bytes = async (name) => new Uint8Array(await (await fetch(near(name))).arrayBuffer());
const [code, dictionary] = await Promise.all(["./estimator.wasm", "./strength.dict"].map(bytes));

// What src/browser/worker.js does, on the page's own thread. To judge, the module
// calls nothing of JavaScript's.
const start = async (code) => {
  const program = await WebAssembly.compile(code);
  const imports = {};
  for (const { module, name } of WebAssembly.Module.imports(program)) {
    (imports[module] ??= {})[name] = () => {};
  }
  return (await WebAssembly.instantiate(program, imports)).exports;
};
const room = (estimator, length) => {
  const at = estimator.room(length);
  return new Uint8Array(estimator.memory.buffer, at, length);
};
const load = (estimator) => {
  const start = performance.now();
  room(estimator, dictionary.length).set(dictionary);
  if (!estimator.load(dictionary.length)) throw new Error("a damaged dictionary");
  return performance.now() - start;
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const times = { load: [], ours: [], zxcvbn: [], zxcvbnTs: [] };
for (let run = 0; run < loads; run += 1) {
  // The browser keeps what it has optimised of a program. Each of these is new
  // to it, by an empty section (custom, of two bytes, with a name of one), and
  // is left the time to be optimised before the next one.
  const unseen = new Uint8Array([...code, 0, 2, 1, run]);
  times.load.push(load(await start(unseen)));
  await pause(200);
}

const estimator = await start(code);
load(estimator);
const { meters } = await import(near("./bench/meters.js"));
const all = {
  ours: ({ request }) => {
    room(estimator, request.length).set(request);
    const length = estimator.answer(request.length);
    if (!length || room(estimator, length)[0] !== 0) throw new Error("no judgement");
  },
  ...meters,
};

// The clock is coarse, so a password is judged again and again.
const time = (judge, question) => {
  const start = performance.now();
  for (let count = 1; ; count += 1) {
    judge(question);
    const elapsed = performance.now() - start;
    if (count >= repetitions && elapsed >= batch) return elapsed / count;
  }
};
// The first ones run code that the browser has not optimised yet. Whoever waits
// for the result asks in the pauses.
for (const question of questions) {
  for (const judge of Object.values(all)) judge(question);
  await pause(0);
}
const names = Object.keys(all);
for (const question of questions) {
  for (const name of names) times[name].push(time(all[name], question));
  // Another one is first next time.
  names.push(names.shift());
  await pause(0);
}
return times;
