// The measure on screen at a moment when the page shows something: an element
// that a selector finds and whose text holds these words. Null if it doesn't
// show it within some milliseconds.
const [selector, words, patience] = arguments;
const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && flat(element.textContent).includes(words);
const shown = () => Array.from(document.querySelectorAll(selector)).some(isShown);
return new Promise((resolve) => {
  const end = (result) => {
    observer.disconnect();
    resolve(result);
  };
  const look = () => {
    if (shown()) end(measure());
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  setTimeout(() => end(shown() ? measure() : null), patience);
  look();
});
