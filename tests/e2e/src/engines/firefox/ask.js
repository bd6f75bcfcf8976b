// Has a script run in the process of the page, beside it, with `data`, and
// returns what it sends back with `answer`.
const ask = (script, data) => new Promise((resolve) => {
  const { messageManager } = gBrowser.selectedBrowser;
  messageManager.addMessageListener("vigie:answer", function once({ data }) {
    messageManager.removeMessageListener("vigie:answer", once);
    resolve(data);
  });
  const whole = `addMessageListener("vigie:ask", function once({ data }) {
    removeMessageListener("vigie:ask", once);
    const answer = (data) => sendAsyncMessage("vigie:answer", data);
    ${script}
  });`;
  messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(whole)}`, false);
  messageManager.sendAsyncMessage("vigie:ask", data);
});
