// Puts the query editor in the place of the plain form. Its settings come from the page; nothing is fetched elsewhere.
"use strict";

const settings = JSON.parse(document.getElementById("editor-settings").textContent);
const plain = document.getElementById("plain-editor");
const place = document.getElementById("editor");
const given = document.getElementById("query").value;

// The stock completers ask other sites for prefixes, classes and properties: only the local one stays.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const endpoint = new URL("/sparql", document.baseURI).href;
// The stock renderer would show a problem (RFC 9457) as one long line of JSON.
Yasgui.Yasr.defaults.errorRenderers = [async (error) => drawProblem(error.text)];

place.dataset.theme = "light"; // the editor's own colours know no dark scheme
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

// A shared link opens this page with the query and its rows, with or without scripts.
Object.getPrototypeOf(gui.getTab()).getShareableLink = function () {
  return `${endpoint}?${new URLSearchParams({ query: this.getQuery() })}`;
};

// What went wrong as a sentence and, where the problem names a place, that line of the query with a mark below it.
function drawProblem(text) {
  const problem = readProblem(text);
  if (problem === null) return undefined;
  const box = document.createElement("div");
  box.className = "problem";
  box.setAttribute("role", "alert");
  box.append(Object.assign(document.createElement("p"), { textContent: problem.detail }));
  const line = gui.getTab().getQuery().split("\n")[problem.line - 1];
  if (line !== undefined && problem.column) {
    const before = line.slice(0, problem.column - 1).replace(/[^\t]/g, " ");
    box.append(Object.assign(document.createElement("pre"), { dir: "ltr", textContent: `${line}\n${before}^` }));
  }
  return box;
}

function readProblem(text) {
  try {
    const problem = JSON.parse(text);
    return typeof problem?.detail === "string" ? problem : null;
  } catch {
    return null;
  }
}
// Choosing a question is enough; without scripts the button beside it does the same.
const pick = document.getElementById("example");
pick.addEventListener("change", () => pick.form.submit());
