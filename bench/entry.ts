// This project in the peers' harness: what the page does from dropped File objects to a report, without drawing it.
import { Client } from "../www/src/client";
import { Engine } from "../www/src/engine";
import type { Hints, Kpi, Report, Settings } from "../www/src/api";
import workerText from "crm-kpi-worker";

interface Filter { readonly owner?: string; readonly campaign?: string; readonly from?: string; readonly to?: string }
type Figures = Record<string, unknown>;

/** What the harness compares, and so what is asked for: the peers compute no more. */
const KPIS = ["funnel", "sales.win_rate", "nps", "churn.logo", "churn.mrr_gross", "customers.new"];
const SETTINGS: Partial<Settings> = { kpis: KPIS, as_of: "2024-12-31", period: { start: "2022-01-01", end: "2025-01-01" }, grain: "month", by: ["owner", "campaign", "source"] };

/** The job draws one funnel over all pipelines: the column is a dimension, not the field that splits them. */
const ONE_FUNNEL: Hints = { entity: null, fields: { pipeline: "" }, notations: {}, language: "en" };

/** The compiled core, a worker from a blob, and the three calls of the harness. */
export async function make(): Promise<{ peer: unknown; version: string }> {
  const compiled = (name: string): Promise<WebAssembly.Module> => WebAssembly.compileStreaming(fetch(`/browser/dist/${name}`));
  const [core, workbooks] = await Promise.all([compiled("crm-kpi_bg.wasm"), compiled("crm-kpi-workbooks_bg.wasm")]);
  const address = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  const client = new Client(new Engine(async () => ({ core, workbooks }), () => new Worker(address), true), () => import("../www/src/catalogue"));
  client.speak("en");
  await client.start();
  const version = (await client.catalogue()).length;
  const peer = {
    async load(): Promise<void> {
      const files = document.querySelector<HTMLInputElement>("#f")?.files ?? [];
      await Promise.all([...files].map((file) => client.add(file, { hints: file.name === "deals.csv" ? ONE_FUNNEL : null })));
    },
    async metrics(): Promise<Figures> {
      const report = await client.report(SETTINGS);
      return { rows: Object.fromEntries(report.sources.map(({ file, rows }) => [file.replace(".csv", ""), rows])), all: parts(report), ...once(report) };
    },
    async refilter({ owner, campaign, from, to }: Filter): Promise<Figures> {
      const filters = { ...(owner === undefined ? {} : { owner: [owner] }), ...(campaign === undefined ? {} : { campaign: [campaign] }) };
      const period = from === undefined || to === undefined ? SETTINGS.period : { start: from, end: to };
      return parts(await client.report({ ...SETTINGS, period, filters }));
    },
    /** The report of the whole catalogue, or of some of it, with trend and four breakdowns; over the last twelve months, where no period is asked for. */
    report(kpis: readonly string[] | null, { owner, latest = false }: { owner?: string; latest?: boolean } = {}): Promise<Report> {
      const period = latest ? null : SETTINGS.period;
      return client.report({ ...SETTINGS, period, kpis: kpis === null ? null : [...kpis], by: ["owner", "campaign", "source", "country"], filters: owner === undefined ? {} : { owner: [owner] } });
    },
  };
  return { peer, version: `${version} figures` };
}

/** The figures of the harness that a filter changes. */
function parts({ funnel, kpis }: Report): Figures {
  const stages = funnel?.stages ?? [];
  const open = stages.slice(0, -1);
  const won = (dimension: string): Figures => Object.fromEntries((kpis["sales.win_rate"]?.breakdowns[dimension] ?? []).filter((row) => row.denominator).map((row) => [row.key, [row.numerator, Number(row.denominator) - Number(row.numerator), row.value]]));
  return {
    reached: stages.map((stage) => stage.entered),
    conv: open.map((stage) => stage.conversion),
    lost_from: open.map((stage) => stage.lost),
    backward: open.reduce((sum, stage) => sum + (stage.regressions ?? 0), 0),
    median_days: open.map((stage) => stage.time?.completed_median_days ?? null),
    p90_days: open.map((stage) => stage.time?.completed_p90_days ?? null),
    win_by_owner: won("owner"),
    win_by_campaign: won("campaign"),
    win_by_source: won("source"),
  };
}

/** Those that are computed once. */
function once({ nps, kpis }: Report): Figures {
  const months = (id: string, of: (point: Kpi["series"][number]) => unknown): unknown[] =>
    (kpis[id]?.series ?? []).filter(({ start }) => start >= "2023-01-01").map((point) => { const value = of(point); return typeof value === "string" ? Number(value) : value; });
  return {
    nps: nps === null ? null : { n: nps.responses, promoters: nps.promoters, passives: nps.passives, detractors: nps.detractors, nps: nps.score },
    active: months("churn.logo", (point) => point.denominator),
    churned: months("churn.logo", (point) => point.numerator),
    mrr: months("churn.mrr_gross", (point) => point.denominator),
    mrr_lost: months("churn.mrr_gross", (point) => point.numerator),
    new: months("customers.new", (point) => point.value),
  };
}
