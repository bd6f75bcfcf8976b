// Starts the page. A file of its own, because the policy allows no inline
// script; a classic one, so that it also runs, and can say what is wrong, where
// modules don't (a page opened from a file).
{
  const { js, wasm } = document.currentScript.dataset;

  // What <noscript> says to those without scripts holds here too.
  const cannotStart = () => {
    const notice = document.querySelector("noscript");
    notice.outerHTML = notice.textContent;
  };
  const trouble = () => {
    document.getElementById("trouble").hidden = false;
  };

  if (typeof WebAssembly !== "object" || location.protocol === "file:") {
    cannotStart();
  } else {
    // A trap (stack or memory exhausted) ends the program without its panic hook.
    addEventListener("error", ({ error }) => {
      if (error instanceof WebAssembly.RuntimeError) trouble();
    });
    import(js)
      .then((program) => program.default({ module_or_path: new URL(wasm, document.baseURI) }))
      .catch((error) => {
        // Too old for the program's instructions, or for 'wasm-unsafe-eval'.
        const refused = error instanceof WebAssembly.CompileError || error instanceof EvalError;
        refused ? cannotStart() : trouble();
        throw error;
      });
  }
}
