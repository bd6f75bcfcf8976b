// How many dedicated workers the page has.
return ask(`
  const manager = Cc["@mozilla.org/dom/workers/workerdebuggermanager;1"].getService(Ci.nsIWorkerDebuggerManager);
  answer(Array.from(manager.getWorkerDebuggerEnumerator())
    .filter(({ type, url }) => type === Ci.nsIWorkerDebugger.TYPE_DEDICATED && !/^(resource|chrome):/.test(url))
    .length);`);
