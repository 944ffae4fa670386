/** The Results Runway: twelve months from visits to customers, forecast beside actual; what one more point of a conversion is worth. */
import { html, nothing, type TemplateResult } from "lit";
import type { Runway, RunwayLine, RunwayStep } from "../api";
import { columns, smallColumns, type Column } from "../charts/columns";
import { figure } from "../charts/figure";
import { ranking } from "../charts/ranking";
import { formatMonth } from "../dates";
import { hook, named } from "../format";
import { LINES, RUNWAY, RUNWAY_SAYS } from "../text/runway";
import { WORDS } from "../text/panels";
import type { View } from "../view";
import { band, halves, pair } from "./band";
import { table } from "./table";
import { ways } from "./unlock";
import { voice, type Voice } from "./voice";

const nameOf = (key: string, v: Voice): string => v.say(LINES[key] ?? { en: key, fr: key });
const whole = (value: number | null, v: Voice): string => (value === null ? "—" : v.count(Math.round(value)));
const share = (value: number | null, v: Voice): string => v.figure(value, "ratio", { decimals: 0 });
const stepName = ({ from, to }: RunwayStep, v: Voice): string => v.tell(RUNWAY_SAYS.step, { from: nameOf(from, v), to: nameOf(to, v) });

/** What was forecast for the months that are over: what `actual` is held against. */
const due = (line: RunwayLine): number | null => (line.attainment === null || line.attainment === 0 ? line.forecast : line.actual / line.attainment);

function titleOf(line: RunwayLine, v: Voice): string {
  const name = nameOf(line.key, v);
  if (line.attainment === null) return v.tell(RUNWAY_SAYS.alone, { line: name, actual: v.count(line.actual) });
  return v.tell(RUNWAY_SAYS.against, { line: name, actual: v.count(line.actual), forecast: whole(due(line), v), attained: share(line.attainment, v) });
}

function chart(line: RunwayLine, width: number, v: Voice): TemplateResult {
  const when = (start: string): string => `${formatMonth(start, v.language)} ${start.slice(0, 4)}`;
  const all: Column[] = line.months.map((month) => ({
    name: formatMonth(month.start, v.language), value: month.actual, expected: month.forecast, words: whole(month.actual, v), unsure: month.partial,
    say: v.tell(RUNWAY_SAYS.month, { when: when(month.start), actual: whole(month.actual, v), forecast: whole(month.forecast, v) }),
    hooks: { kpi: "runway", key: line.key, measure: month.start.slice(0, 7), value: hook(month.actual) },
  }));
  const { marks, height } = columns(all, width, (value) => v.figure(value, "count"));
  const title = titleOf(line, v);
  return figure({
    title, sub: v.say(line.forecast === null ? RUNWAY.noForecast : RUNWAY.key), label: title, width, height, marks, language: v.language,
    twin: {
      caption: title, heads: [WORDS.months, RUNWAY.forecast, RUNWAY.actual, RUNWAY.gap, RUNWAY.cumulated, RUNWAY.attained, RUNWAY.next].map((one) => v.say(one)),
      rows: line.months.map((month, at) => [when(month.start), whole(month.forecast, v), whole(month.actual, v), whole(month.gap, v), whole(month.cumulated_gap, v), share(month.attainment, v), whole(line.second_year[at] ?? null, v)]),
    },
  });
}

/** Steps by what one more point of each is worth. */
function worth(steps: readonly RunwayStep[], width: number, v: Voice): TemplateResult | typeof nothing {
  const known = steps.filter((step): step is RunwayStep & { worth: number } => step.worth !== null).sort((a, b) => b.worth - a.worth);
  if (known.length === 0) return nothing;
  const ranks = known.map((step) => {
    const words = v.figure(step.worth, "number", { decimals: 1 });
    return { key: `${step.from}_to_${step.to}`, name: `→ ${nameOf(step.to, v)}`, value: Math.max(0, step.worth), words, beside: v.figure(step.actual, "ratio"), hook: hook(step.worth), say: named(stepName(step, v), v.tell(RUNWAY_SAYS.worth, { words, n: step.worth }), v.language) };
  });
  const { marks, height } = ranking("runway", ranks, width);
  return figure({
    title: v.say(RUNWAY.stepsTitle), sub: v.say(RUNWAY.stepsSub), label: v.say(RUNWAY.stepsTitle), width, height, marks, language: v.language,
    twin: { caption: v.say(RUNWAY.stepsTitle), heads: [RUNWAY.step, RUNWAY.now, RUNWAY.forecast, RUNWAY.before, RUNWAY.worth].map((one) => v.say(one)), rows: steps.map((step) => [stepName(step, v), ...[step.actual, step.forecast, step.before].map((one) => v.figure(one, "ratio")), v.figure(step.worth, "number", { decimals: 1 })]) },
  });
}

function lines(of: Runway, v: Voice): TemplateResult {
  const running = of.lines.some((line) => line.months.some((month) => month.attainment === null && month.forecast !== null));
  const next = (line: RunwayLine): number | null => (line.second_year.length > 0 && line.second_year.every((month) => month !== null) ? line.second_year.reduce((sum: number, month) => sum + (month ?? 0), 0) : null);
  const cell = (line: RunwayLine, measure: string, value: number | null, words: string): TemplateResult => html`<td class="num" data-kpi="runway" data-key=${line.key} data-measure=${measure} data-value=${hook(value)}>${words}</td>`;
  const heads = [{ words: v.say(RUNWAY.line) }, ...[RUNWAY.forecast, RUNWAY.actual, RUNWAY.attained, RUNWAY.miss, ...(running ? [RUNWAY.pace] : []), RUNWAY.next].map((one) => ({ words: v.say(one), number: true })), { words: v.say(RUNWAY.months) }];
  return table({
    label: v.say(RUNWAY.title), kind: "runway", heads,
    body: of.lines.map((line) => html`<tr><th scope="row">${nameOf(line.key, v)}</th>${cell(line, "forecast", line.forecast, whole(line.forecast, v))}${cell(line, "actual", line.actual, v.count(line.actual))}${cell(line, "attainment", line.attainment, share(line.attainment, v))}${cell(line, "wape", line.wape, share(line.wape, v))}
      ${running ? cell(line, "year_end", line.year_end, whole(line.year_end, v)) : nothing}<td class="num">${whole(next(line), v)}</td><td>${smallColumns(line.months.map((month) => ({ value: month.actual, expected: month.forecast, unsure: month.partial })), 190)}</td></tr>`),
  }, v.language);
}

/** Growth and goals that a built forecast takes; what is left empty is as the year before. */
function goals(of: Runway, view: View, v: Voice): TemplateResult | typeof nothing {
  const { adjust } = view;
  if (!adjust || of.lines.every((line) => line.basis === "loaded")) return nothing;
  const set = view.report.settings.runway.goals;
  const number = (data: FormData, name: string): number | null => {
    const text = String(data.get(name) ?? "").trim().replace(",", ".");
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) / 100 : null;
  };
  const id = (step: RunwayStep): string => `${step.from}_to_${step.to}`;
  const field = (name: string, words: string, value: number | null | undefined, usual: number | null): TemplateResult =>
    html`<label>${words} <span><input name=${name} inputmode="decimal" autocomplete="off" size="6" .value=${value === null || value === undefined ? "" : String(Number((value * 100).toPrecision(6)))} placeholder=${usual === null ? "" : v.figure(usual * 100, "number", { decimals: 1 })}> %</span></label>`;
  return html`<details class="more screen"><summary>${v.say(RUNWAY.edit)}</summary><form class="goals" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const aims = of.steps.flatMap((step) => { const goal = number(data, id(step)); return goal === null ? [] : [[id(step), goal] as const]; });
    adjust({ runway: { growth: number(data, "growth") ?? 0, goals: Object.fromEntries(aims) } });
  }}>${field("growth", v.say(RUNWAY.growth), of.growth, null)}${of.steps.map((step) => field(id(step), stepName(step, v), set[id(step)], step.before))}
    <button type="submit" class="btn">${v.say(RUNWAY.apply)}</button></form></details>`;
}

/** The band; where neither visits nor leads have dates, the file that would give it. */
export function runwayBand(view: View): TemplateResult {
  const v = voice(view);
  const of = view.report.runway;
  const last = of?.lines.at(-1);
  const first = of?.lines[0];
  if (!of || !first || !last) return band(view, { id: "runway", title: v.say(RUNWAY.title), text: v.say(RUNWAY.needs) }, html`<p class="absent" data-kpi="runway" data-value="null"><i>${v.say(WORDS.noData)}</i></p><div class="unlock">${(["contact", "traffic"] as const).map((entity) => ways(view, entity, false))}</div>`);
  const { left, right, stacked } = halves(view.width);
  const text = of.lines.every((line) => line.forecast === null) ? v.say(RUNWAY.noForecast) : v.tell(of.lines.every((line) => line.basis === "loaded") ? RUNWAY_SAYS.loaded : RUNWAY_SAYS.built, { growth: of.growth === 0 ? null : share(of.growth, v) });
  const beside = last === first ? nothing : worth(of.steps, right, v);
  return band(view, { id: "runway", title: v.say(RUNWAY.title), text }, html`${pair(stacked || beside === nothing, chart(last, beside === nothing ? Math.min(view.width, 720) : left, v), beside)}
    <div class="theme-charts">${lines(of, v)}</div>${goals(of, view, v)}`);
}
