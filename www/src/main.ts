// The page's start: draw, fetch the modules and the inside side by side, seal, let files in.
import { App } from "./elements/app";
import { compileModules } from "./load";
import { Store } from "./store";
import type { Language } from "./text/both";

function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "fr" || asked === "en") return asked;
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

const store = new Store(startLanguage(), location.hash, {
  keeps: true,
  address: (href, push) => { if (push) history.pushState(null, "", href); else history.replaceState(null, "", href); },
  language: (language) => {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    // A frame's own document has no address that may change.
    if (address.protocol !== "about:") history.replaceState(null, "", address);
  },
});
const app = new App();
app.store = store;
document.getElementById("app")?.replaceChildren(app);

/** What stands behind the first paint is on its way before the seal: afterwards nothing can be fetched. */
Promise.all([import("./inside"), compileModules()]).then(([inside, modules]) => {
  app.inside = inside;
  return store.open(new inside.Client(new inside.Engine(async () => modules, inside.seal(), true), inside.words));
}).catch((error: unknown) => store.broken(error));
