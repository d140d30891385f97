// Puts the query editor in the place of the plain form. Its settings come from the page; nothing is fetched elsewhere.
"use strict";

const settings = JSON.parse(document.getElementById("editor-settings").textContent);
const plain = document.getElementById("plain-editor");
const place = document.getElementById("editor");
const given = document.getElementById("query").value;

// The stock completers ask other sites for prefixes, classes and properties: only the local one stays.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const endpoint = new URL("/sparql", document.baseURI).href;

place.hidden = false;
plain.hidden = true;
const gui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  persistenceId: null,
  populateFromUrl: false,
  autofocus: false,
  tabName: "Query",
  yasqe: { value: given },
  yasr: { prefixes: settings.prefixes },
});
gui.getTab().setQuery(given);
gui.getTab().setEndpoint(endpoint);
for (const field of place.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "SPARQL query");
