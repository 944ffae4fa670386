/** Words with numbers put in, for the shell. */
import { say } from "../format";
import type { Both, Language } from "../text/both";

/** A sentence in one language with its `{names}` filled in. */
export function fill(both: Both, language: Language, values: Readonly<Record<string, string | number>>): string {
  return say(both, language).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Seconds as "3 s" or "2 min". */
export function duration(seconds: number): string {
  return seconds < 90 ? `${seconds}\u00a0s` : `${Math.round(seconds / 60)}\u00a0min`;
}
