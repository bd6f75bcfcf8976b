// What the console says of pages since it was last asked: what they wrote on it
// themselves, then their faults and breaches of policy. The answer comes by the
// way that those come by, so none is still under way after it.
return (async () => {
  const written = await ask(`
    const { getEvents, clearEvents } = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
    answer(getEvents()
      .filter((event) => event.level !== "debug" && !/^(resource|chrome):/.test(event.filename))
      .map((event) => [event.level, ...event.arguments].map(String).join(" ")));
    clearEvents();`);
  const faults = Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && /^http/.test(message.sourceName))
    // Its advice, also about pictures that come when they can.
    .filter(({ category }) => category !== "Layout")
    // What was under way when a page or a tab was left, which the page reckons
    // with: Firefox ends the process.
    .filter(({ errorMessage }) => !/^(An IndexedDB transaction that was not yet complete|Script terminated by timeout)/.test(errorMessage))
    .map((fault) => `${fault.category}: ${fault.errorMessage} (${fault.sourceName}:${fault.lineNumber})`);
  Services.console.reset();
  return [...written, ...faults];
})();
