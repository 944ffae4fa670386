// The page's start: draw, seal, start the worker, let files in.
import { Client } from "./client";
import { App } from "./elements/app";
import { Engine } from "./engine";
import { seal } from "./seal";
import { Store } from "./store";
import type { Language } from "./text/both";

function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "fr" || asked === "en") return asked;
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

const store = new Store(startLanguage(), location.hash);
const app = new App();
app.store = store;
document.getElementById("app")?.replaceChildren(app);

seal().then(
  ({ module, startWorker }) => store.open(new Client(new Engine(async () => module, startWorker))),
  (error: unknown) => store.broken(error),
).catch((error: unknown) => store.broken(error));
