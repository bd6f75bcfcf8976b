// Opens these measures one after the other with all that can be unfolded, and
// returns for each what its article says in the page's language, and how far
// it reaches beyond the window.
const [ids] = arguments;
const flat = (text) => text.replace(/\s+/g, " ").trim();
const until = async (what, so) => {
  const start = performance.now();
  while (!so()) {
    if (performance.now() - start > 10_000) throw new Error(`waited for ${what} at ${location.hash}, where ${document.querySelector("main")?.innerText.slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const isShown = (id) =>
  document.querySelector("a[aria-current=step]")?.hash === `#/measure/${id}` &&
  document.querySelector("article .how") &&
  document.querySelector("article details.source blockquote");
const inOwnWords = (element) =>
  element.closest("[lang]").lang === document.documentElement.lang;
// A browser ignores changes of the address that come too fast, 200 in 10 s.
const calmly = () => new Promise((resolve) => setTimeout(resolve, 60));
const look = async (id) => {
  await calmly();
  location.hash = `#/measure/${id}`;
  await until(id, () => isShown(id));
  const article = document.querySelector("article.measure");
  for (const fold of article.querySelectorAll("details")) fold.open = true;
  const texts = Array.from(article.querySelectorAll("h1, h2, h3, p, li, dt, dd"))
    .filter((element) => inOwnWords(element) && !element.querySelector("p, li"));
  const count = (selector) => article.querySelectorAll(selector).length;
  return {
    id,
    language: article.lang,
    texts: texts.map((element) => flat(element.textContent)),
    steps: count(".how li"),
    proofs: count(".proof li"),
    asks: count(".ask blockquote"),
    beyond: document.documentElement.scrollWidth - innerWidth,
    // The innermost element that reaches beyond the window.
    widest: Array.from(document.querySelectorAll("body *"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => `${element.className} ${flat(element.textContent)}`)
      .at(-1),
  };
};
return (async () => {
  const found = [];
  for (const id of ids) found.push(await look(id));
  return found;
})();
