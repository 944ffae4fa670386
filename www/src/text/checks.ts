/** Words of the page "see for yourself" beyond the promise: what was asked since the seal, the policies in force, the files. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

export const CHECKS = {
  count: { en: "Since the seal", fr: "Depuis le scellé" },
  countAbout: { en: "What the browser itself counts, live, from the moment the page shut itself. The tab “Network” of its developer tools (F12) shows the same.", fr: "Ce que le navigateur compte lui-même, en direct, depuis que la page s’est fermée. L’onglet « Réseau » de ses outils (F12) montre la même chose." },
  unsealed: { en: "The page is not sealed yet.", fr: "La page n’est pas encore scellée." },
  policies: { en: "The policies in force", fr: "Les règles en vigueur" },
  policiesAbout: { en: "They add up: what one of them forbids is forbidden. The browser, not the page, holds to them, and no script can take one back.", fr: "Elles s’additionnent : ce que l’une interdit l’est. C’est le navigateur qui les fait respecter, non la page, et aucun script ne peut en retirer une." },
  first: { en: "From the first byte", fr: "Dès le premier octet" },
  second: { en: "Before the first file", fr: "Avant le premier fichier" },
  offline: { en: "Go offline and go on", fr: "Couper le réseau et continuer" },
  offlineSteps: {
    en: "Leave this tab open. Turn the network off: unplug the cable, switch on airplane mode, or in the developer tools (F12), Network, choose “Offline”. Then add files, filter, print, take away: everything works the same. Reloading alone needs the network again; the page of one file, crm-kpi.html, never does.",
    fr: "Gardez cet onglet ouvert. Coupez le réseau : débranchez le câble, passez en mode avion ou, dans les outils du navigateur (F12), Réseau, choisissez « Hors connexion ». Puis ajoutez des fichiers, filtrez, imprimez, emportez : tout marche pareil. Seul le rechargement demande le réseau ; la page en un seul fichier, crm-kpi.html, jamais.",
  },
  files: { en: "The files of this page", fr: "Les fichiers de cette page" },
  filesAbout: { en: "SHA-256 of each, as it was built. Compare them with SHA256SUMS of the release, or with sha256sum over what the server gives.", fr: "SHA-256 de chacun, tel qu’il a été construit. À comparer au SHA256SUMS de la version, ou à sha256sum sur ce que donne le serveur." },
  file: { en: "File", fr: "Fichier" },
  one: { en: "This page is one file: its policy, above, names its script and its style by their SHA-256. Compare the file itself with SHA256SUMS of the release.", fr: "Cette page tient en un fichier : sa règle, ci-dessus, nomme son script et son style par leur SHA-256. Comparez le fichier lui-même au SHA256SUMS de la version." },
} satisfies Record<string, Both>;

export const CHECKS_SAYS = {
  sent: { en: (a: { n: Counted; time: string }) => `${a.n.n === 1 ? "request" : "requests"} sent since ${a.time}`, fr: (a: { n: Counted; time: string }) => `${a.n.n < 2 ? "requête envoyée" : "requêtes envoyées"} depuis ${a.time}` },
  refused: { en: (a: Counted) => `${en(a, "attempt", "attempts")} refused by the browser`, fr: (a: Counted) => fr(a, "tentative refusée par le navigateur", "tentatives refusées par le navigateur") },
} satisfies Record<string, Sentence<never>>;
