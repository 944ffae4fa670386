import type { nothing, TemplateResult } from "lit";
import type { Facts, Period, RecordRow, Report, Settings, Stage, StageDetails } from "./api";
import type { Both, Language } from "./text/both";

/** What a panel gets; a panel is a pure function of it. */
export interface View {
  readonly report: Report;
  readonly facts: ReadonlyMap<string, Facts>;
  readonly language: Language;
  /** CSS px of the text column, measured by the shell. */
  readonly width: number;
  /** The margin stands over the text instead of beside it. */
  readonly stacked?: boolean;
  /** For paper: as much side by side as a page holds. */
  readonly print?: boolean;
  /** Opens the Explain drawer. */
  explain(kpi: string, part?: string): void;
  /** Adds a filter to the scope sentence; a null label is the empty one. */
  filter(dimension: string, label: string | null): void;
  /** Another period; absent where it is not to be changed. */
  choose?(period: Period): void;
  /** Two labels of a dimension side by side. */
  compare(dimension: string, labels: readonly [string | null, string | null]): void;
  /** Opens the drawer at its records. */
  records(kpi: string, part: string): void;
  /** Computes again with other settings; absent where the report is not to be changed. */
  adjust?(settings: Partial<Settings>): void;
  /** Limits and actions of the funnel's stages; absent where the report is not to be changed. */
  limit?(limits: StageDetails[]): void;
  /** The funnel's stages with all records that are stuck; absent where names are hidden, or nothing can be asked. */
  stuck?(): Promise<readonly Stage[]>;
  /** The open deals that are most likely to be won; absent where names are hidden, or nothing can be asked. */
  prospects?(most: number): Promise<readonly RecordRow[]>;
  /** Hands stuck records to whoever does something about them; absent where nobody does. */
  act?(what: { stage: string; action: string | null; limit_days: number | null; ids: readonly string[] }): void;
}

/** One view of the page: its name in the running head, its finding in a sentence, its bands. */
export interface Parts {
  readonly id: string;
  readonly name: Both;
  headline(view: View): string;
  /** Its bands from the top, each made when it is its turn. */
  bands(view: View): readonly Band[];
}

/** A view that can also be drawn at once, from top to end. */
export interface Panel extends Parts {
  render(view: View): TemplateResult;
}

/** One band, not yet made; it may turn out to be nothing. */
export type Band = () => TemplateResult | typeof nothing | readonly (TemplateResult | typeof nothing)[];
