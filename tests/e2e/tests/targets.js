// What on the page is too small to hit (WCAG 2.5.8), or, with `fingers`, lower
// than a fingertip needs. Returns a line for each.
const [fingers] = arguments;
const LEAST = 24;
const FINGER = 44;
const flat = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
const USED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

// A label that holds its box or button is hit together with it.
const targets = new Set(
  Array.from(document.querySelectorAll(USED))
    .filter(isShown)
    .map((element) => element.closest("label") ?? element),
);
const boxOf = (element) => element.getBoundingClientRect();

// A link or a button in a sentence is as high as its line.
const isInSentence = (element) => {
  if (!getComputedStyle(element).display.startsWith("inline") || element.matches(".button, button:not(.term)")) return false;
  let around = element.parentElement;
  while (getComputedStyle(around).display.startsWith("inline")) around = around.parentElement;
  const rest = Array.from(around.childNodes)
    .filter((node) => !node.contains(element))
    .map((node) => (node instanceof Element && !getComputedStyle(node).display.startsWith("inline") ? "" : node.textContent));
  return /\p{L}/u.test(rest.join(""));
};
const line = (element) => {
  const { width, height } = boxOf(element);
  const kind = [element.tagName.toLowerCase(), ...element.classList].join(".");
  const name = flat(element.ariaLabel ?? element.innerText) || flat(element.labels?.[0]?.innerText);
  return `${kind} «${name.slice(0, 60)}»: ${fingers ? "" : `${Math.round(width)} × `}${height.toFixed(1)} high`;
};

if (fingers) {
  const isPrimary = (element) =>
    element.matches("button:not(.term), .button, label:has(input), select, textarea, input, summary, nav a, a.brand, a.back");
  return Array.from(targets)
    .filter((element) => isPrimary(element) && boxOf(element).height < FINGER - 0.5)
    .map(line);
}

// The spacing exception: a circle of 24 pixels around the middle of what is too
// small touches neither another target nor the circle of another small one.
const isSmall = (element) => {
  const { width, height } = boxOf(element);
  return width < LEAST - 0.01 || height < LEAST - 0.01;
};
const middle = (element) => {
  const { left, top, width, height } = boxOf(element);
  return [left + width / 2, top + height / 2];
};
const isCrowded = (element) => {
  const [x, y] = middle(element);
  return Array.from(targets).some((other) => {
    if (other === element || other.contains(element) || element.contains(other)) return false;
    if (isSmall(other)) {
      const [a, b] = middle(other);
      return Math.hypot(a - x, b - y) < LEAST;
    }
    const { left, right, top, bottom } = boxOf(other);
    const [near, far] = [Math.max(left, Math.min(x, right)), Math.max(top, Math.min(y, bottom))];
    return Math.hypot(near - x, far - y) < LEAST / 2;
  });
};
return Array.from(targets)
  .filter((element) => isSmall(element) && !isInSentence(element) && isCrowded(element))
  .map(line);
