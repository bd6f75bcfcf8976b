// Watches from the first moment of every page what its user would feel: how
// long after an input the next picture comes (Event Timing, inputs of 16 ms and
// more), for how long the page is busy (Long Tasks, of 50 ms and more), and what
// moves by itself (Layout Instability).
{
  const felt = { inputs: [], tasks: [], shifts: [] };
  const note = {
    event: ({ interactionId, name, startTime, duration, processingStart, processingEnd }) => {
      if (interactionId) {
        const [waits, works] = [processingStart - startTime, processingEnd - processingStart];
        felt.inputs.push({ interactionId, name, duration, waits, works });
      }
    },
    longtask: ({ duration }) => felt.tasks.push(duration),
    "layout-shift": ({ value, hadRecentInput, startTime, sources }) => {
      if (!hadRecentInput) {
        const nodes = sources.map(({ node }) => {
          const element = node && node.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
          return element ? `${element.localName}.${element.className}` : "gone";
        });
        felt.shifts.push({ value, startTime, nodes });
      }
    },
  };
  const observers = Object.entries(note).map(([type, add]) => {
    const take = (entries) => entries.forEach(add);
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type, buffered: true, durationThreshold: 16 });
    return () => take(observer.takeRecords());
  });
  // What was felt since this was last asked.
  window.takeJolts = () => {
    observers.forEach((take) => take());
    const taken = { ...felt };
    Object.assign(felt, { inputs: [], tasks: [], shifts: [] });
    return taken;
  };
}
