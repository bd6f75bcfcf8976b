// The elements on screen that a selector finds and one of whose texts begins
// with a name, with single spaces and plain hyphens in both. Only a first
// choice: it spares asking the browser for the role and name of every element
// of the page. The words that only announce a page (index.html) are not it.
const [selector, name] = arguments;
const flat = (text) => (text ?? "").replaceAll("\u2011", "-").replace(/\s+/g, " ").trim();
const byIds = (ids) => (ids ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id)?.textContent).join(" ");
const texts = (element) => [
  element.getAttribute("aria-label"),
  byIds(element.getAttribute("aria-labelledby")),
  Array.from(element.labels ?? [], (label) => label.textContent).join(" "),
  element.textContent,
];
return Array.from(document.querySelectorAll(selector)).filter(
  (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("#first-screen .welcome") &&
    texts(element).some((text) => flat(text).startsWith(name)),
);
