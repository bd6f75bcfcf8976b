// The fields that the browser would write into its files or offer to helpers of
// its own: see `remains.rs`, which looks into those files.
// The name that password managers file the passphrase under is always the same.
const isName = (field) => field.autocomplete === "username" && field.hidden;
const isText = (field) => field.matches("textarea, [type=text], [type=password]");
return Array.from(document.querySelectorAll("input, select, textarea")).filter((field) => !isName(field)).flatMap((field) => {
  const name = `${field.tagName} ${field.type} «${field.id || field.name}»`;
  const isKept = field.type !== "password" && field.autocomplete !== "off";
  const isKeptByForm = !field.matches("input") && field.form?.autocomplete !== "off";
  const isHelped = isText(field) && (field.spellcheck || field.getAttribute("writingsuggestions") !== "false");
  return [
    ...(isKept || isKeptByForm ? [`${name} is kept`] : []),
    ...(isHelped ? [`${name} is corrected`] : []),
  ];
});
