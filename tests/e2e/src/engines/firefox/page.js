// Runs a script in the page itself. The driver's own command runs it beside the
// page, where what it changes is not the page's: neither its clock nor what it
// finds of the browser.
const [script, given] = arguments;
return ask(
  `const { addDebuggerToGlobal } = ChromeUtils.importESModule("resource://gre/modules/jsdebugger.sys.mjs");
  const beside = Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), { freshCompartment: true });
  addDebuggerToGlobal(beside);
  const run = new beside.Debugger().makeGlobalObjectReference(content).executeInGlobal(data, { url: "http://127.0.0.1/a-test" });
  const fail = (error) => answer({ error: String(error) });
  if (run.throw) fail(run.throw.unsafeDereference?.() ?? run.throw);
  else run.return.unsafeDereference().then((returned) => answer({ returned }), fail);`,
  `(async (...given) => JSON.stringify(await (function () { ${script}\n }).apply(window, given) ?? null))(...${JSON.stringify(given)})`,
);
