/** Words of how long groups of customers stay, and of who still is a customer among those who buy. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

export const STAYING = {
  title: { en: "Staying, by group", fr: "Fidélité, par groupe" },
  about: { en: "Share still a customer after so many months, group by group. The log-rank test asks whether one curve would do for all.", fr: "Part encore cliente après tant de mois, groupe par groupe. Le test du log-rank demande si une seule courbe suffirait à tous." },
  axis: { en: "months since arrival", fr: "mois depuis l’arrivée" },
  others: { en: "Others", fr: "Autres" },
  group: { en: "Group", fr: "Groupe" },
  customers: { en: "Customers", fr: "Clients" },
  left: { en: "Left", fr: "Partis" },
  median: { en: "Median", fr: "Médiane" },
  year: { en: "At one year", fr: "À un an" },
  three: { en: "At three years", fr: "À trois ans" },
  predicted: { en: "Still customers", fr: "Encore clients" },
  predictedAbout: { en: "For those who buy without a contract, whether they left is not told: each has a chance of still being a customer, from how often and how lately it bought (BG/NBD).", fr: "Pour qui achète sans contrat, le départ ne se dit pas : chacun a une chance d’être encore client, selon la fréquence et la date de ses achats (BG/NBD)." },
  chances: { en: "Customers by their chance of still being one", fr: "Clients selon leur chance de l’être encore" },
  chance: { en: "Chance", fr: "Chance" },
  risk: { en: "At risk, those who ordered most first", fr: "En danger, ceux qui ont le plus commandé d’abord" },
  customer: { en: "Customer", fr: "Client" },
  orders: { en: "Days with an order", fr: "Jours de commande" },
  ordered: { en: "Ordered so far", fr: "Commandé à ce jour" },
  last: { en: "Last order", fr: "Dernière commande" },
  next: { en: "Orders within a year", fr: "Commandes sous un an" },
} satisfies Record<string, Both>;

export const STAYING_SAYS = {
  differ: { en: (a: { dimension: string; p: string }) => `How long customers stay differs by ${a.dimension} (log-rank, ${a.p})`, fr: (a: { dimension: string; p: string }) => `Par ${a.dimension}, la durée de vie des clients diffère (log-rank, ${a.p})` },
  same: { en: (a: { dimension: string; p: string }) => `No difference by ${a.dimension} is established (log-rank, ${a.p})`, fr: (a: { dimension: string; p: string }) => `Par ${a.dimension}, aucune différence n’est établie (log-rank, ${a.p})` },
  say: { en: (a: { group: string; year: string; n: Counted }) => `${a.group}: ${a.year} still there at one year, ${en(a.n, "customer", "customers")}`, fr: (a: { group: string; year: string; n: Counted }) => `${a.group} : ${a.year} encore là à un an, ${fr(a.n, "client", "clients")}` },
  drawn: { en: (a: { some: string; all: string }) => `The ${a.some} largest of ${a.all} groups; all in the table`, fr: (a: { some: string; all: string }) => `Les ${a.some} plus grands groupes sur ${a.all} ; tous dans le tableau` },
  alive: { en: (a: { alive: string; all: Counted }) => `Of ${en(a.all, "customer", "customers")} who ever bought, about ${a.alive} still are customers`, fr: (a: { alive: string; all: Counted }) => `Sur ${fr(a.all, "client", "clients")} ayant acheté un jour, environ ${a.alive} le sont encore` },
  decile: { en: (a: { from: string; to: string; n: Counted }) => `Chance from ${a.from} to ${a.to}: ${en(a.n, "customer", "customers")}`, fr: (a: { from: string; to: string; n: Counted }) => `Chance de ${a.from} à ${a.to} : ${fr(a.n, "client", "clients")}` },
  risk: { en: (a: { some: string; all: string }) => `${a.some} of ${a.all} with a chance under one half`, fr: (a: { some: string; all: string }) => `${a.some} sur ${a.all} dont la chance est sous un demi` },
} satisfies Record<string, Sentence<never>>;
