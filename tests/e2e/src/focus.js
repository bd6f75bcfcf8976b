// What is wrong with where the focus is: lost, out of the window, under
// something else, or not to be told from what has no focus.
const target = document.activeElement;
if (!target || target === document.body) return ["nothing has it"];
const faults = [];
// A choice and its label are one to those who look.
const label = target.closest("label") ?? target;
const boxes = Array.from(target.getClientRects());
if (boxes.every(({ width, height }) => width * height === 0)) faults.push("what has it takes no room");

// WCAG 2.4.11, and more than that: all of it can be seen, if the window is
// large enough.
const top = Math.min(...boxes.map((box) => box.top));
const bottom = Math.max(...boxes.map((box) => box.bottom));
if (bottom - top <= innerHeight && (top < -1 || bottom > innerHeight + 1))
  faults.push(`it reaches from ${top} to ${bottom} in a window of ${innerHeight}`);
for (const { left, top, width, height } of boxes) {
  for (const [right, down] of [[0.5, 0.5], [0.1, 0.15], [0.9, 0.15], [0.1, 0.85], [0.9, 0.85]]) {
    const [x, y] = [left + width * right, top + height * down];
    if (y < 0 || y >= innerHeight) continue;
    const over = document.elementFromPoint(x, y);
    if (over && !target.contains(over) && !label.contains(over) && !over.contains(target))
      faults.push(`«${over.className || over.tagName}» is over it at ${Math.round(x)}, ${Math.round(y)}`);
  }
}

// WCAG 2.4.7 and 1.4.11. A heading that only guides a screen reader is none of
// the keyboard's stops.
const outline = ({ outlineStyle, outlineWidth, outlineColor }) =>
  outlineStyle === "none" || outlineWidth === "0px" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
const mark = (element) => {
  const style = getComputedStyle(element);
  return `${outline(style)}; ${style.boxShadow}`;
};
const rgb = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
const luminance = (colour) => {
  const [r, g, b] = rgb(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  const { backgroundColor } = getComputedStyle(element);
  const isClear = rgb(backgroundColor)[3] === 0;
  return isClear && element.parentElement ? ground(element.parentElement) : backgroundColor;
};
globalThis.unfocused ??= new WeakMap();
if (target.tabIndex >= 0) {
  const changed = [...new Set([target, label])].filter((element) => mark(element) !== (unfocused.get(element) ?? "none; none"));
  if (changed.length === 0) faults.push(`it looks as without it: ${mark(target)}`);
  for (const element of changed) {
    const style = getComputedStyle(element);
    if (outline(style) === "none") continue;
    const [light, dark] = [luminance(style.outlineColor), luminance(ground(element.parentElement))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 3) faults.push(`its mark has a contrast of ${contrast.toFixed(2)}`);
  }
}
for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
  for (const drawn of [each, each.closest("label") ?? each])
    if (drawn !== target && drawn !== label) unfocused.set(drawn, mark(drawn));
}
return faults;
