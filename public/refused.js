// Says why the page does not start here, in every language: no program has come
// that could choose one. boot.js asks for it, with its reason.
{
  const SENTENCES = {
    insecure: {
      fr: "Vigie ne démarre pas ici : cette adresse commence par http, et quelqu’un sur le réseau pourrait modifier la page. Ouvrez l’adresse qui commence par https.",
      nl: "Vigie start hier niet: dit adres begint met http, en iemand op het netwerk kan de pagina veranderen. Open het adres dat met https begint.",
      de: "Vigie startet hier nicht: Diese Adresse beginnt mit http, und jemand im Netzwerk könnte die Seite verändern. Öffnen Sie die Adresse, die mit https beginnt.",
      en: "Vigie does not start here: this address begins with http, and someone on the network could change the page. Open the address that begins with https.",
    },
    framed: {
      fr: "Vigie ne démarre pas à l’intérieur d’une autre page. Ouvrez son adresse dans un onglet à elle.",
      nl: "Vigie start niet binnen een andere pagina. Open het adres in een eigen tabblad.",
      de: "Vigie startet nicht innerhalb einer anderen Seite. Öffnen Sie die Adresse in einem eigenen Tab.",
      en: "Vigie does not start inside another page. Open its address in a tab of its own.",
    },
  };
  const { why } = document.currentScript.dataset;
  const say = () => {
    const notice = document.createElement("div");
    notice.setAttribute("role", "alert");
    for (const [lang, sentence] of Object.entries(SENTENCES[why])) {
      const paragraph = document.createElement("p");
      Object.assign(paragraph, { lang, textContent: sentence });
      notice.append(paragraph);
    }
    document.querySelector("main").append(notice);
  };
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", say) : say();
}
