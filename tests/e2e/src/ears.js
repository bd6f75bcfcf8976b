// Notes what a screen reader reads out by itself, in order, in `heard`: what is
// said by an alert, and by a status, an output or another live region. A polite
// region that comes into the page with its words already in it may well not be
// read out, since nothing changes in it: that is noted as `sudden`.
(() => {
  const heard = [];
  Object.defineProperty(globalThis, "heard", { value: heard });
  const flat = (text) => text.replaceAll("\u2011", "-").replace(/\s+/g, " ").trim();
  const said = new WeakMap();
  const listen = () => {
    for (const region of document.querySelectorAll("[role=alert], [role=status], [role=log], [aria-live], output")) {
      if (!region.checkVisibility({ visibilityProperty: true })) continue;
      const text = flat(region.innerText);
      const before = said.get(region);
      said.set(region, text);
      if (text === "" || text === before) continue;
      const urgent = region.role === "alert" || region.ariaLive === "assertive";
      heard.push({ urgent, text, sudden: before === undefined && !urgent });
    }
  };
  const changes = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(listen).observe(document, changes);
})();
