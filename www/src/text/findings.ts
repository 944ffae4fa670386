/** Titles, advice and margins: the sentences that rules over a report choose from, in both languages. */
import { isOne } from "../format";
import { en, fr, frS, type Counted, type Sentence } from "./panels";

/** Titles that say the finding. */
export const FINDINGS = {
  salesUp: { en: (a: { growth: string }) => `Sales gain ${a.growth}`, fr: (a: { growth: string }) => `Les ventes progressent de ${a.growth}` },
  salesDown: { en: (a: { growth: string }) => `Sales lose ${a.growth}`, fr: (a: { growth: string }) => `Les ventes reculent de ${a.growth}` },
  salesLevel: { en: (a: { amount: string }) => `Sales hold at ${a.amount}`, fr: (a: { amount: string }) => `Les ventes se maintiennent à ${a.amount}` },
  salesAre: { en: (a: { amount: string; deals: Counted }) => `${en(a.deals, "deal", "deals")} won, ${a.amount}`, fr: (a: { amount: string; deals: Counted }) => `${fr(a.deals, "affaire gagnée", "affaires gagnées")}, ${a.amount}` },
  salesSoFar: { en: (a: { amount: string; deals: Counted }) => `${en(a.deals, "deal", "deals")} won so far, ${a.amount}`, fr: (a: { amount: string; deals: Counted }) => `${fr(a.deals, "affaire gagnée", "affaires gagnées")} à ce jour, ${a.amount}` },
  customerIn: { en: (a: { n: string }) => `one customer in ${a.n} left`, fr: (a: { n: string }) => `un client sur ${a.n} est parti` },
  customersPart: { en: (a: { share: string }) => `${a.share} of customers left`, fr: (a: { share: string }) => `${a.share} des clients sont partis` },
  noneLeft: { en: (a: { n: string }) => `none of the ${a.n} customers left`, fr: (a: { n: string }) => `aucun des ${a.n} clients n’est parti` },
  dealIn: { en: (a: { n: string; soFar: boolean }) => `One deal in ${a.n} is won${a.soFar ? " so far" : ""}`, fr: (a: { n: string; soFar: boolean }) => `Une affaire sur ${a.n} est gagnée${a.soFar ? " à ce jour" : ""}` },
  dealsPart: { en: (a: { share: string; soFar: boolean }) => `${a.share} of deals are won${a.soFar ? " so far" : ""}`, fr: (a: { share: string; soFar: boolean }) => `${a.share} des affaires ${a.soFar ? "gagnées à ce jour" : "sont gagnées"}` },
  dealsFew: { en: (a: { won: Counted; entered: string }) => `${a.won.words} of ${a.entered} ${a.entered === "1" ? "deal" : "deals"} won`, fr: (a: { won: Counted; entered: string }) => `${fr(a.won, "affaire gagnée", "affaires gagnées")} sur ${a.entered}` },
  ordersAre: { en: (a: { orders: Counted; average: string }) => `${en(a.orders, "order", "orders")} of ${a.average} on average`, fr: (a: { orders: Counted; average: string }) => `${fr(a.orders, "commande", "commandes")} de ${a.average} en moyenne` },
  noneWon: { en: (a: { entered: string }) => `None of the ${a.entered} deals is won yet`, fr: (a: { entered: string }) => `Aucune des ${a.entered} affaires n’est encore gagnée` },
  losesMost: { en: (a: { stage: string }) => `; “${a.stage}” loses the largest share`, fr: (a: { stage: string }) => ` ; « ${a.stage} » en perd la plus forte part` },
  churnOf: { en: (a: { k: Counted; n: string }) => `${a.k.words} of ${a.n} customers left`, fr: (a: { k: Counted; n: string }) => `${a.k.words} client${frS(a.k)} sur ${a.n} ${isOne(a.k.n, "fr") ? "est parti" : "sont partis"}` },
  overTarget: { en: (a: { target: string }) => `: more than the target of ${a.target}`, fr: (a: { target: string }) => ` : plus que la cible de ${a.target}` },
  underTarget: { en: (a: { target: string }) => `: fewer than the target of ${a.target}`, fr: (a: { target: string }) => ` : moins que la cible de ${a.target}` },
  aroundTarget: { en: (a: { target: string }) => `: the target of ${a.target} lies inside the interval`, fr: (a: { target: string }) => ` : la cible de ${a.target} est dans l’intervalle` },
  isLikely: { en: (a: { share: string; interval: string }) => `: ${a.share}, ${a.interval} at 95%`, fr: (a: { share: string; interval: string }) => ` : ${a.share}, ${a.interval} à 95 %` },
  mrrMoves: { en: (a: { from: string; to: string }) => `Monthly revenue goes from ${a.from} to ${a.to}`, fr: (a: { from: string; to: string }) => `Le revenu mensuel passe de ${a.from} à ${a.to}` },
  activeNow: { en: (a: Counted) => en(a, "active customer", "active customers"), fr: (a: Counted) => fr(a, "client actif", "clients actifs") },
  returns: { en: (a: { times: string }) => `A customer brings back ${a.times} times what it costs`, fr: (a: { times: string }) => `Un client rapporte ${a.times} fois ce qu’il coûte` },
  above: { en: (a: { target: string }) => `: above ${a.target}`, fr: (a: { target: string }) => ` : au-dessus de ${a.target}` },
  aboveUnsure: { en: (a: { target: string }) => `; above ${a.target} is not established`, fr: (a: { target: string }) => ` ; au-dessus de ${a.target} n’est pas établi` },
  below: { en: (a: { target: string }) => `: below ${a.target}`, fr: (a: { target: string }) => ` : en dessous de ${a.target}` },
  belowUnsure: { en: (a: { target: string }) => `; below ${a.target} is not established`, fr: (a: { target: string }) => ` ; en dessous de ${a.target} n’est pas établi` },
  worth: { en: (a: { value: string }) => `A customer is worth ${a.value} over its life`, fr: (a: { value: string }) => `Un client vaut ${a.value} pendant sa vie` },
  costs: { en: (a: { value: string }) => `Winning a customer costs ${a.value}`, fr: (a: { value: string }) => `Acquérir un client coûte ${a.value}` },
  promotersLead: { en: (a: { points: Counted }) => `Promoters outnumber detractors by ${en(a.points, "point", "points")}`, fr: (a: { points: Counted }) => `Les promoteurs devancent les détracteurs de ${fr(a.points, "point", "points")}` },
  detractorsLead: { en: (a: { points: Counted }) => `Detractors outnumber promoters by ${en(a.points, "point", "points")}`, fr: (a: { points: Counted }) => `Les détracteurs devancent les promoteurs de ${fr(a.points, "point", "points")}` },
  npsEven: { en: (a: { score: string; interval: string }) => `Neither promoters nor detractors are shown to lead: ${a.score}, ${a.interval}`, fr: (a: { score: string; interval: string }) => `Ni promoteurs ni détracteurs ne l’emportent de façon établie : ${a.score}, de ${a.interval}` },
  npsFew: { en: (a: Counted) => `${en(a, "answer", "answers")}: too few to judge`, fr: (a: Counted) => `${fr(a, "réponse", "réponses")} : trop peu pour juger` },
  aboveWhole: { en: (a: { groups: string }) => `${a.groups} above the rest`, fr: (a: { groups: string }) => `${a.groups} au-dessus du reste` },
  belowWhole: { en: (a: { groups: string }) => `${a.groups} below the rest`, fr: (a: { groups: string }) => `${a.groups} en dessous du reste` },
  noDifference: { en: () => "No difference between groups is established", fr: () => "Aucun écart entre groupes n’est établi" },
} satisfies Record<string, Sentence<never>>;

/** Advice, one piece a band, only where a rule earned it. */
export const ADVICE = {
  departuresFirst: { en: () => "Deal with departures before buying more contacts.", fr: () => "Traiter les départs avant d’acheter plus de contacts." },
  callDetractors: { en: (a: Counted) => `Call the ${en(a, "detractor", "detractors")}, the lowest score first.`, fr: (a: Counted) => (isOne(a.n, "fr") ? "Appeler le détracteur." : `Appeler les ${a.words} détracteurs, la note la plus basse d’abord.`) },
  callGroup: { en: (a: { group: string }) => `Start with “${a.group}”: its score below the rest is established.`, fr: (a: { group: string }) => `Commencer par « ${a.group} » : son score sous le reste est établi.` },
  stuckStage: { en: (a: { all: Counted; here: Counted; stage: string }) => `${en(a.all, "deal is stuck", "deals are stuck")}, ${a.here.words} at “${a.stage}”: call back, the oldest first.`, fr: (a: { all: Counted; here: Counted; stage: string }) => `${fr(a.all, "affaire bloquée", "affaires bloquées")}, dont ${a.here.words} à « ${a.stage} » : relancer, la plus ancienne d’abord.` },
  stuckHere: { en: (a: { here: Counted; stage: string; action: string | null }) => `${a.here.words} at “${a.stage}”: ${a.action ?? "call back, the oldest first"}.`, fr: (a: { here: Counted; stage: string; action: string | null }) => `${a.here.words} à « ${a.stage} » : ${a.action ?? "relancer, la plus ancienne d’abord"}.` },
  invest: { en: (a: { group: string }) => `Invest in “${a.group}”: its lead over the rest is established.`, fr: (a: { group: string }) => `Investir dans « ${a.group} » : son avance sur le reste est établie.` },
  shift: { en: (a: { from: string; to: string }) => `Move budget from “${a.from}” to “${a.to}”.`, fr: (a: { from: string; to: string }) => `Déplacer du budget de « ${a.from} » vers « ${a.to} ».` },
  learn: { en: (a: { group: string }) => `Ask what “${a.group}” does differently.`, fr: (a: { group: string }) => `Demander ce que « ${a.group} » fait autrement.` },
  coach: { en: (a: { group: string }) => `Sit down with “${a.group}”: being below the rest is established.`, fr: (a: { group: string }) => `Accompagner « ${a.group} » : l’écart sous le reste est établi.` },
  notYetThree: { en: (a: { target: string }) => `Above ${a.target} is not established: do not speed up buying contacts yet.`, fr: (a: { target: string }) => `Au-dessus de ${a.target} n’est pas établi : ne pas accélérer l’achat de contacts.` },
  belowThree: { en: () => "Lower churn or the cost of winning customers before growing.", fr: () => "Réduire l’attrition ou le coût d’acquisition avant de croître." },
  netShrinks: { en: () => "Upgrades do not make up for what is lost: work on the customers you have.", fr: () => "Les hausses ne compensent pas les pertes : travailler la base existante." },
  lossStage: { en: (a: { stage: string; share: string }) => `Look first at “${a.stage}”, which loses ${a.share} of what enters it.`, fr: (a: { stage: string; share: string }) => `Regarder d’abord « ${a.stage} », qui perd ${a.share} de ce qui y entre.` },
} satisfies Record<string, Sentence<never>>;

/** What margins say when no advice is due. */
export const MARGIN = {
  financial: { en: (a: { won: string }) => `${a.won} won.`, fr: (a: { won: string }) => `${a.won} gagnés.` },
  mrr: { en: (a: { mrr: string; change: string }) => `Recurring revenue ${a.mrr} a month, ${a.change}.`, fr: (a: { mrr: string; change: string }) => `Revenu récurrent de ${a.mrr} par mois, ${a.change}.` },
  lostOf: {
    en: (a: { k: Counted; n: string; dated: boolean }) => `${a.k.words} of ${a.n} customers left${a.dated ? " in the period" : ""}.`,
    fr: (a: { k: Counted; n: string; dated: boolean }) => `${a.k.words} client${frS(a.k)} sur ${a.n} parti${frS(a.k)}${a.dated ? " dans la période" : ""}.`,
  },
  leak: { en: (a: { stage: string; share: string }) => `“${a.stage}” loses the largest share of deals: ${a.share}.`, fr: (a: { stage: string; share: string }) => `« ${a.stage} » perd la plus forte part des affaires : ${a.share}.` },
  winRate: { en: (a: { k: Counted; n: string }) => `${a.k.words} of ${a.n} closed deals ${isOne(a.k.n, "en") ? "was" : "were"} won.`, fr: (a: { k: Counted; n: string }) => `${fr(a.k, "affaire gagnée", "affaires gagnées")} sur ${a.n} closes.` },
} satisfies Record<string, Sentence<never>>;
