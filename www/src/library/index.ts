/**
 * crm-kpi: CRM exports in, figures out, on this computer. Without a DOM: in the browser a worker of its own, in Node the caller's thread.
 *
 * @example
 * import { open } from "crm-kpi";
 * const workspace = await open();
 * await workspace.add(file);
 * const report = await workspace.report({ period: { start: "2024-01-01", end: "2025-01-01" } });
 * console.log(report.kpis["sales.win_rate"].value);
 * workspace.close();
 */
import type { Language } from "../text/both";
import { engine, type EngineOptions } from "./engine";
import { crmKpiError } from "./error";
import { clientOf, Workspace } from "./workspace";

export type * from "../api";
export type { Progress } from "../client";
export type { Language } from "../text/both";
export type { TroubleCode as ErrorCode } from "../text/errors";
export type { Cell, Columns } from "./columns";
export type { EngineOptions } from "./engine";
export { CrmKpiError } from "./error";
export { Workspace, type AddOptions, type ExportFormat, type Input, type LoadedSource, type Mapping, type RecordsRequest, type ReportSettings } from "./workspace";

/** How a workspace is opened. */
export interface OpenOptions extends EngineOptions {
  /** Of the errors' messages, and of dates that read both ways; English by default. */
  readonly language?: Language;
}

/** An empty workspace with an engine of its own: a worker, or with `{ worker: false }` (and where there are no workers, as in Node) this thread. */
export async function open({ language = "en", ...options }: OpenOptions = {}): Promise<Workspace> {
  const workspace = Workspace.in(engine(options), language);
  try {
    await clientOf(workspace)?.start();
  } catch (cause) {
    throw crmKpiError(cause, language);
  }
  return workspace;
}
