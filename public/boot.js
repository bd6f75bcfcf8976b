// Starts the page. A file of its own, because the policy allows no inline
// script; a classic one, so that it also runs, and can say what is wrong, where
// modules don't (a page opened from a file). The browser draws nothing before it
// has run, so that what is drawn first is right.
{
  // `cargo xtask dist` fills this in: language → the pack that the program asks
  // for first.
  const PACKS = {};
  // And this: what an open page takes later → its SHA-256, in hexadecimal.
  const HELD = {};

  const { js, wasm } = document.currentScript.dataset;
  const root = document.documentElement;

  // What the program would show too: the language chosen before, or preferred,
  // or else the first; the welcome page while nothing is stored.
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  };
  const chosen = (stored("vigie.setting.language") || "").replace(/"/g, "");
  const tags = [chosen, ...navigator.languages].map((tag) => tag.split("-")[0].toLowerCase());
  const language = tags.find((tag) => Object.hasOwn(PACKS, tag)) || Object.keys(PACKS)[0];
  root.lang = language;
  const isHome = ["", "#/"].includes(location.hash);
  const hasVault = ["a", "b"].some((slot) => stored(`vigie.slot.${slot}`));
  root.classList.toggle("elsewhere", hasVault || !isHome);

  // What <noscript> says to those without scripts holds here too.
  const cannotStart = () => {
    const notice = document.querySelector("noscript");
    notice.outerHTML = notice.textContent;
  };
  const refuse = (why) => {
    const script = document.createElement("script");
    script.src = "./refused.js";
    script.dataset.why = why;
    document.head.append(script);
  };
  const trouble = () => {
    document.getElementById("trouble").hidden = false;
  };
  // The program can neither hide nor lock any more what is on the page: that
  // goes, and with a new load what is in memory. Not if it ended right after it
  // was loaded, for it might do so each time.
  const end = () => {
    trouble();
    document.body.replaceChildren(document.getElementById("trouble"));
    if (performance.now() > 10_000) setTimeout(() => location.reload(), 5_000);
  };

  // What no first screen needs: the report, the meter, charts, paper.
  const style = () => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: "./later.css" });
    document.head.append(link);
  };
  addEventListener("load", style);

  // The words come at the same time as the program, not after it.
  const preload = (href) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
    document.head.append(link);
  };

  // What the program starts workers from. Whatever the host sends by then, an
  // open page runs no other code than what it was built with; and once it has
  // that code it keeps it. A file that is another one is `null`.
  const file = async (name) => {
    const response = await fetch(`./${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex === HELD[name] ? bytes : null;
  };
  const load = async (name) => {
    const [script, program] = await Promise.all([file(`${name}.js`), file(`${name}.wasm`)]);
    if (!script) throw new Error(`${name}.js: not what was built`);
    const compiled = await WebAssembly.compile(program);
    return [URL.createObjectURL(new Blob([script], { type: "text/javascript" })), compiled];
  };
  const loaded = {};
  const module = (name) => {
    loaded[name] ??= load(name).catch((error) => {
      delete loaded[name];
      throw error;
    });
    return loaded[name];
  };
  globalThis.held = { file, module };
  // What can't be had ahead is asked for again when it is needed.
  const loadAhead = () => module("deriver").then(() => module("estimator")).catch(() => {});

  if (typeof WebAssembly !== "object" || location.protocol === "file:") {
    addEventListener("DOMContentLoaded", cannotStart);
  } else if (!isSecureContext) {
    // Whoever is on the way could have changed the program.
    refuse("insecure");
  } else if (top !== self) {
    // The page around could have people press what they don't see.
    refuse("framed");
  } else {
    // A trap (a panic, memory exhausted) ends the program, wherever the browser
    // had called it from. So does a stack that is exhausted, which has another
    // name in each browser.
    const ended = (error) => {
      if (
        error instanceof WebAssembly.RuntimeError ||
        error instanceof RangeError ||
        error?.name === "InternalError"
      ) {
        end();
      }
    };
    addEventListener("error", ({ error }) => ended(error));
    addEventListener("unhandledrejection", ({ reason }) => ended(reason));
    preload(PACKS[language]);
    const program = import(js);
    addEventListener("DOMContentLoaded", () => {
      program
        .then(({ default: start }) => start({ module_or_path: new URL(wasm, document.baseURI) }))
        .then(() => setTimeout(loadAhead, 1000))
        .catch((error) => {
          // Too old for the program's instructions, or for 'wasm-unsafe-eval'.
          const refused = error instanceof WebAssembly.CompileError || error instanceof EvalError;
          refused ? cannotStart() : trouble();
          throw error;
        });
    });
  }
}
