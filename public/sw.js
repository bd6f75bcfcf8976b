// The service worker: keeps the page usable without a network.
//
// `cargo xtask dist` fills in the next four constants. Files are told apart by
// the digest of their content, so a version is installed whole or not at all,
// and what has not changed is taken over from the version before. Once a version
// is installed the page gets no file but those of the build: whatever else the
// host may have at an address of the page is never asked for.
const VERSION = "";
// What the page needs: path → SHA-256, in hexadecimal.
const FILES = {};
// The language packs, likewise; only those that the page asks for are kept.
const PACKS = {};
// The rest of the site, likewise: fetched whenever it is asked for.
const OTHERS = {};

const SCOPE = registration.scope;
const PREFIX = `vigie ${SCOPE} `;
const CACHE = PREFIX + VERSION;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

// A new version waits until the page says that the user agreed.
addEventListener("message", (event) => {
  const { type, paths } = event.data;
  if (type === "activate") event.waitUntil(skipWaiting());
  if (type === "keep") {
    event.waitUntil(keep(paths).then((ok) => event.ports[0].postMessage({ ok })));
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.url.startsWith(SCOPE)) event.respondWith(answer(request));
});

async function install() {
  const older = await olderCaches();
  try {
    await fill({ ...FILES, ...(await packsOfKeptLanguages(older)) }, older);
    await keepDigest().catch(() => {});
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// What the page shows as the digest of this build. It covers this file too, so it
// can't be in the lists above: it is kept if the list that it is of names every
// file as they do.
async function keepDigest() {
  const names = ["sha256sums.txt", "digest.txt"];
  const get = (name) => fetch(new URL(name, SCOPE), { cache: "no-cache", redirect: "error" });
  const [sums, digest] = await Promise.all(names.map(get));
  const listed = new Set((await sums.clone().text()).split("\n"));
  const line = ([path, of]) => `${of}  ${path === "./" ? "index.html" : path}`;
  const agrees = Object.entries({ ...FILES, ...PACKS }).every((file) => listed.has(line(file)));
  const isOfList = (await sha256(sums)) === (await digest.clone().text()).trim();
  if (agrees && isOfList) await (await caches.open(CACHE)).put(new URL(names[1], SCOPE), digest);
}

async function activate() {
  for (const name of await olderNames()) await caches.delete(name);
  await clients.claim();
}

// Whether the page and this pack are there for offline use; mends what the
// browser has thrown away.
async function keep(paths) {
  if (!paths.every((path) => Object.hasOwn(PACKS, path))) return false;
  try {
    await fill({ ...FILES, ...Object.fromEntries(paths.map((path) => [path, PACKS[path]])) }, []);
    return true;
  } catch {
    return false;
  }
}

// What is kept; else what the host has, if it is what was built.
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const url = [SCOPE, `${SCOPE}index.html`].includes(origin + pathname) ? SCOPE : origin + pathname;
  const kept = await caches.match(url, { cacheName: CACHE, ignoreVary: true });
  if (kept) return kept;
  const path = url.slice(SCOPE.length) || "./";
  const list = [FILES, PACKS, OTHERS].find((list) => Object.hasOwn(list, path));
  if (list) return download(url, list[path]).catch(() => Response.error());
  // The page itself, at its own address, which its files are relative to.
  return request.mode === "navigate" ? Response.redirect(SCOPE) : new Response(null, { status: 404 });
}

async function fill(files, older) {
  const cache = await caches.open(CACHE);
  const add = async ([path, digest]) => {
    const url = new URL(path, SCOPE).href;
    if (await cache.match(url, { ignoreVary: true })) return;
    await cache.put(url, (await unchanged(url, digest, older)) ?? (await download(url, digest)));
  };
  await Promise.all(Object.entries(files).map(add));
}

async function unchanged(url, digest, older) {
  for (const cache of older) {
    const response = await cache.match(url, { ignoreVary: true });
    if (response && (await sha256(response)) === digest) return response;
  }
}

async function download(url, digest) {
  const response = await fetch(url, { cache: "no-cache", redirect: "error" });
  if (!response.ok || (await sha256(response)) !== digest) throw new Error(`not what was built: ${url}`);
  return response;
}

async function sha256(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Whoever had a language offline has it after an update too.
async function packsOfKeptLanguages(older) {
  const language = (path) => path.slice(0, path.lastIndexOf("-"));
  const kept = new Set();
  for (const cache of older) {
    for (const { url } of await cache.keys()) kept.add(language(url.slice(SCOPE.length)));
  }
  return Object.fromEntries(Object.entries(PACKS).filter(([path]) => kept.has(language(path))));
}

async function olderNames() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function olderCaches() {
  return Promise.all((await olderNames()).map((name) => caches.open(name)));
}
