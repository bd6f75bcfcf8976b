// What the page shows of a measure. Its place is null if it shows none.
const flat = (text) => text.replaceAll("\u2011", "-").replace(/\s+/g, " ").trim();
const isNote = (field) => Array.from(field.labels).some((label) => flat(label.textContent) === "Note");
const measure = () => {
  const note = Array.from(document.querySelectorAll("textarea")).find(isNote);
  return {
    place: document.querySelector("nav [aria-current=step]")?.getAttribute("href") ?? null,
    status: flat(document.querySelector("input[type=radio]:checked")?.labels[0].textContent ?? ""),
    note: note?.value ?? "",
    unfolded: note?.checkVisibility() ?? false,
  };
};
