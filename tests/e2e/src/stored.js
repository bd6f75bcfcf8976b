// All that the browser stores for this site, by key.
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const text = (value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
return (async () => {
  const stored = Object.fromEntries(Object.entries(localStorage).sort());
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const entries = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(entries.getAllKeys()), done(entries.getAll())]);
      keys.forEach((key, place) => { stored[`${name}/${store}/${key}`] = text(values[place]); });
    }
    database.close();
  }
  return stored;
})();
