// All text that the browser keeps for this site outside the page: storage of
// every kind, caches, the address, the title, and the history's state.
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
return (async () => {
  const kept = [location.href, document.title, document.cookie, JSON.stringify(history.state)];
  for (const storage of [localStorage, sessionStorage]) kept.push(...Object.entries(storage).flat());
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      kept.push(...values.map((value) => new TextDecoder("latin1").decode(value)));
      kept.push(...values.map((value) => new TextDecoder().decode(value)));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  return kept;
})();
