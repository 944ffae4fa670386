/** A linear scale, as d3-scale's: of that the charts use this much, and its colors and formats would weigh 10 KB gzipped. Ticks and round ends are d3-array's. */
import { nice, ticks } from "d3-array";

/** From numbers to places. */
export interface Scale {
  (value: number): number;
  domain(): [number, number];
  domain(ends: readonly [number, number]): Scale;
  /** Widens the domain to round ends. */
  nice(count: number): Scale;
  /** Keeps what lies outside of the domain at its ends. */
  clamp(on: boolean): Scale;
  ticks(count: number): number[];
}

/** The scale from a domain to a range; a domain of one value is the middle of the range. */
export function scaleLinear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  let [low, high] = domain;
  let clamped = false;
  const place = (value: number): number => {
    const inside = clamped ? Math.max(Math.min(low, high), Math.min(Math.max(low, high), value)) : value;
    const share = high === low ? 0.5 : (inside - low) / (high - low);
    return range[0] + (range[1] - range[0]) * share;
  };
  const scale = Object.assign(place, {
    domain: (ends?: readonly [number, number]): Scale | [number, number] => {
      if (!ends) return [low, high];
      [low, high] = ends;
      return scale;
    },
    nice: (count: number): Scale => { [low, high] = nice(low, high, count); return scale; },
    clamp: (on: boolean): Scale => { clamped = on; return scale; },
    ticks: (count: number): number[] => ticks(low, high, count),
  }) as Scale;
  return scale;
}
