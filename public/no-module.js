// Browsers without JavaScript modules cannot read boot.js: they are told what
// <noscript> says.
(function () {
  var notice = document.querySelector("noscript");
  notice.outerHTML = notice.textContent;
})();
