// What can't be read whole on the screen as it is: wider than the window, cut
// off by its own box, or over other words. Returns a line for each.
const flat = (text) => text.replace(/\s+/g, " ").trim().slice(0, 60);
const kind = (element) => [element.tagName.toLowerCase(), ...element.classList].join(".");
const isForEyes = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !element.closest(".visually-hidden, .skip") &&
  getComputedStyle(element).clipPath === "none";
const faults = [];

const beyond = document.documentElement.scrollWidth - innerWidth;
if (beyond > 0) {
  const widest = Array.from(document.querySelectorAll("body *")).filter((each) => boxOf(each).right > innerWidth + 0.5);
  faults.push(`${beyond} pixels wider than its window: ${widest.slice(-1).map((each) => `${kind(each)} «${flat(each.textContent)}»`)}`);
}
function boxOf(element) {
  return element.getBoundingClientRect();
}

const words = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (node.data.trim() === "" || element.closest("option, script, style, title") || !isForEyes(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) if (box.width > 1) words.push({ node, element, box });
}

// Words outside of the button that they are on, or of a box that cuts off.
for (const { node, element, box } of words) {
  for (let around = element; around && around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(around);
    if (clipPath !== "none") break;
    const frame = boxOf(around);
    const cuts = [overflowX, overflowY].some((each) => each === "hidden" || each === "clip");
    const holds = cuts || around.matches("button:not(.term), .button, .notice, .error, .card, .choice");
    if (holds && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) {
      faults.push(`«${flat(node.data)}» reaches out of its ${kind(around)}`);
      break;
    }
  }
}

// What is chosen in a list is no text of the page: measured with its letters.
const ruler = document.createElement("canvas").getContext("2d");
for (const select of document.querySelectorAll("select")) {
  if (!isForEyes(select)) continue;
  const style = getComputedStyle(select);
  ruler.font = style.font;
  ruler.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  ruler.wordSpacing = style.wordSpacing === "normal" ? "0px" : style.wordSpacing;
  const label = select.selectedOptions[0]?.label ?? "";
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const needed = ruler.measureText(label).width;
  if (needed > room + 1) faults.push(`«${label}» needs ${Math.ceil(needed)} pixels and has ${Math.floor(room)} in its ${kind(select)}`);
}

// Words over other words; what is fixed at an edge is over them on purpose.
const isPinned = (element) => {
  for (let around = element; around; around = around.parentElement)
    if (["sticky", "fixed"].includes(getComputedStyle(around).position)) return true;
  return false;
};
const free = words.filter(({ element }) => !isPinned(element)).sort((a, b) => a.box.top - b.box.top);
for (const [place, { node, box }] of free.entries()) {
  for (let next = place + 1; next < free.length && free[next].box.top < box.bottom - 4; next += 1) {
    const other = free[next];
    const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
    const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
    if (other.node !== node && across > 2 && down > 4) faults.push(`«${flat(node.data)}» and «${flat(other.node.data)}» are over each other`);
  }
}
return Array.from(new Set(faults));
