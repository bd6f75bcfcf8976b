// Throws away what is stored for an origin.
const [origin] = arguments;
return new Promise((onDataDeleted) => {
  const principal = Services.scriptSecurityManager.createContentPrincipalFromOrigin(origin);
  const { CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
  Services.clearData.deleteDataFromPrincipal(principal, false, CLEAR_DOM_STORAGES, { onDataDeleted });
});
