/** Time zones: the browser's own tables, told to the core as the seconds from which another offset holds. */
import type { Core } from "crm-kpi-core";
import type { Settings } from "./api";

const END = 2_524_608_000;
const WEEK = 7 * 86_400;

/** Seconds since 1970 and the offset from each on, in turn, up to 2050: looked at week by week, then halved to the second. */
export function steps(zone: string): number[] {
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  const offset = (second: number): number => {
    const shown: Record<string, number> = {};
    for (const { type, value } of clock.formatToParts(second * 1000)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) / 1000 - second;
  };
  const found = [0, offset(0)];
  let before = found[1] as number;
  for (let week = 0; week < END; week += WEEK) {
    let [low, high] = [week, week + WEEK];
    const after = offset(high);
    if (after === before) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === before) low = middle; else high = middle;
    }
    found.push(high, after);
    before = after;
  }
  return found;
}

const told = new WeakMap<Core, Set<string>>();

/** Tells a core the zone of the settings, once; a name that the browser does not know is left for the core to refuse. */
export function tellZone(core: Core, settings: Partial<Settings>): void {
  const zone = settings.time_zone;
  const known = told.get(core) ?? new Set<string>();
  told.set(core, known);
  if (zone === undefined || zone === "UTC" || known.has(zone)) return;
  try {
    core.know(zone, Float64Array.from(steps(zone)));
    known.add(zone);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
  }
}
