// What the tests see of the bundle.
import { QueryEngine } from "@comunica/query-sparql";
globalThis.Comunica = { QueryEngine };
