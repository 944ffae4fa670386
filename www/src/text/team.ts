/** Words of the team's table. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

export const TEAM = {
  title: { en: "Team", fr: "Équipe" },
  about: { en: "A row an owner. The dot is the share won of what was closed, the bar its 95% interval, the tick the team’s: a bar that holds the tick differs by no more than chance.", fr: "Une ligne par responsable. Le point est la part gagnée des affaires closes, la barre son intervalle à 95 %, le trait celui de l’équipe : une barre qui le contient n’en diffère pas plus que le hasard." },
  owner: { en: "Owner", fr: "Responsable" },
  nobody: { en: "Nobody", fr: "Personne" },
  created: { en: "Created", fr: "Créées" },
  open: { en: "Open", fr: "Ouvertes" },
  won: { en: "Won", fr: "Gagnées" },
  rate: { en: "Win rate", fr: "Taux de réussite" },
  interval: { en: "95% interval, team", fr: "Intervalle à 95 %, équipe" },
  cycle: { en: "Cycle", fr: "Cycle" },
  amount: { en: "Amount won", fr: "Montant gagné" },
  quota: { en: "Quota", fr: "Objectif" },
  attained: { en: "Attained", fr: "Atteint" },
  calls: { en: "Activities", fr: "Activités" },
  fresh: { en: "Contacted in 30 days", fr: "Contactés sous 30 jours" },
  under: { en: "Under quota", fr: "Sous l’objectif" },
} satisfies Record<string, Both>;

export const TEAM_SAYS = {
  coach: { en: (a: { names: string; n: Counted }) => `Sit down with ${a.names}: under target in at least three of the last six ${a.n.words}.`, fr: (a: { names: string; n: Counted }) => `Accompagner ${a.names} : sous l’objectif au moins trois fois sur les six derniers ${a.n.words}.` },
  some: { en: (a: { some: string; all: Counted }) => `${a.some} of ${en(a.all, "owner", "owners")}`, fr: (a: { some: string; all: Counted }) => `${a.some} sur ${fr(a.all, "responsable", "responsables")}` },
} satisfies Record<string, Sentence<never>>;
