/** A report without names of persons and companies, for a screen that others see; figures and order stay. */
import type { Kpi, Report } from "../api";
import type { Both, Language } from "../text/both";

const PERSON: Both = { en: "Person", fr: "Personne" };
/** Figures whose own rows are persons. */
const BY_PERSON = new Set(["sales.quota_attainment", "adoption.completeness_by_owner", "adoption.actions_per_user", "sales.calls"]);
const RECORD: Both = { en: "Record", fr: "Fiche" };

/** The report with names replaced, and the way back for a filter. */
export interface Masked { readonly report: Report; real(dimension: string, label: string | null): string | null }

/** Names by number: the same name has the same number everywhere. */
function numbered(word: string): { hide(name: string | null): string | null; real(shown: string): string | undefined } {
  const known = new Map<string, string>();
  return {
    hide(name) {
      if (name === null) return null;
      if (!known.has(name)) known.set(name, `${word} ${known.size + 1}`);
      return known.get(name) ?? name;
    },
    real: (shown) => [...known].find(([, hidden]) => hidden === shown)?.[0],
  };
}

/** Masks a report. */
export function masked(report: Report, language: Language): Masked {
  const persons = numbered(PERSON[language]);
  const records = numbered(RECORD[language]);
  const rows = (id: string, kpi: Kpi): Kpi => (BY_PERSON.has(id) ? { ...kpi, rows: kpi.rows.map((row) => (id === "sales.calls" ? { ...row, group: persons.hide(row.group) } : { ...row, key: persons.hide(row.key) })) } : kpi);
  const of = (kpi: Kpi): Kpi => (kpi.breakdowns["owner"] ? { ...kpi, breakdowns: { ...kpi.breakdowns, owner: kpi.breakdowns["owner"].map((row) => ({ ...row, key: persons.hide(row.key) })) } } : kpi);
  const funnel = report.funnel && {
    ...report.funnel,
    stages: report.funnel.stages.map((stage) => ({ ...stage, stuck: { ...stage.stuck, records: stage.stuck.records.map((record) => ({ ...record, name: records.hide(record.name ?? record.id), owner: persons.hide(record.owner) })) } })),
  };
  const team = report.team?.map((row) => ({ ...row, owner: persons.hide(row.owner) })) ?? null;
  const predicted = report.predicted && { ...report.predicted, at_risk: report.predicted.at_risk.map((one) => ({ ...one, id: records.hide(one.id) ?? "" })) };
  const quality = report.quality && { ...report.quality, duplicates: report.quality.duplicates.map((kind) => ({ ...kind, listed: kind.listed.map((group) => ({ ...group, records: group.records.map((name) => records.hide(name) ?? "") })) })) };
  const scorecard = report.scorecard && { ...report.scorecard, advice: report.scorecard.advice.map((one) => (one.rule === "coaching" ? { ...one, subject: persons.hide(one.subject) } : one)) };
  const review = report.review && { ...report.review, items: report.review.items.map((one) => (one.dimension === "owner" ? { ...one, key: persons.hide(one.key) } : one)) };
  const filters = Object.fromEntries(Object.entries(report.settings.filters).map(([name, labels]) => [name, name === "owner" ? labels.map((label) => persons.hide(label)) : labels]));
  return {
    report: { ...report, funnel, team, predicted, quality, scorecard, review, settings: { ...report.settings, filters }, kpis: Object.fromEntries(Object.entries(report.kpis).map(([id, kpi]) => [id, rows(id, of(kpi))])) },
    real: (dimension, label) => (dimension === "owner" && label !== null ? (persons.real(label) ?? label) : label),
  };
}
