/** Cohorts: by month of arrival, the share still there month after month. */
import { nothing, type TemplateResult } from "lit";
import { heatmap } from "../charts/heatmap";
import { figure } from "../charts/figure";
import { formatMonth } from "../dates";
import { real } from "../format";
import { COHORTS } from "../text/themes";
import type { View } from "../view";
import { band } from "./band";
import { voice } from "./voice";

const MOST = 14;

/** The band; nothing where there are fewer than two cohorts. */
export function cohortsBand(view: View): TemplateResult | typeof nothing {
  const all = (view.report.retention?.cohorts ?? []).filter((cohort) => cohort.customers > 0);
  if (all.length < 2) return nothing;
  const v = voice(view);
  const name = (start: string): string => `${formatMonth(start, v.language)} ${start.slice(0, 4)}`;
  const percent = (share: number): string => v.figure(share * 100, "number", { decimals: 0 });
  const cohorts = all.slice(-MOST).map((cohort) => ({
    open: (age: number) => view.records("retention.cohorts", `active&cohort=${cohort.start}&months=${age}`),
    name: name(cohort.start), count: v.count(cohort.customers), shares: cohort.share.map((share) => real(share)), words: percent,
    say: (age: number, share: number) => v.tell(COHORTS.say, { cohort: name(cohort.start), months: v.figure(age, "months"), share: v.percent(share, cohort.customers), active: v.count(real(cohort.active[age]) ?? 0), n: v.count(cohort.customers) }),
  }));
  const width = Math.min(view.width, 860);
  const { marks, height } = heatmap(cohorts, width, { arrived: v.say(COHORTS.arrived), size: v.say(COHORTS.size) });
  const ages = Math.max(...all.map((cohort) => cohort.share.length));
  return band(view, { id: "cohorts", title: v.say(COHORTS.title), text: v.say(COHORTS.about) }, figure({
    title: v.say(COHORTS.drawn), sub: v.say(COHORTS.drawnSub), label: v.say(COHORTS.drawn), width, height, marks, language: v.language,
    foot: all.length > MOST ? v.tell(COHORTS.some, { some: v.count(MOST), all: v.count(all.length) }) : "",
    twin: { caption: v.say(COHORTS.title), heads: [v.say(COHORTS.arrived), v.say(COHORTS.size), ...Array.from({ length: ages }, (_, age) => String(age))], rows: all.map((cohort) => [name(cohort.start), v.count(cohort.customers), ...cohort.share.map((share) => (share === null ? "" : v.percent(share, cohort.customers)))]) },
  }));
}
