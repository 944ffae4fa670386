/** Cohorts: the share still there by age, a row a cohort, a number in each cell; what is not reached yet is blank, not 0. */
import { nothing, svg, type SVGTemplateResult } from "lit";
import { mark } from "./mark";

/** A cohort. */
export interface Cohort {
  readonly name: string;
  readonly count: string;
  /** By age from 0; null: not reached yet. */
  readonly shares: readonly (number | null)[];
  /** Of a cell: its words, and what foot and ear are told. */
  readonly words: (share: number) => string;
  readonly say: (age: number, share: number) => string;
  /** Shows the records of a cell. */
  readonly open: (age: number) => void;
}

const ROW = 27;
const HEAD = 30;

/** The chart at a width: as many ages as fit, the scale from the least share to all. */
export function heatmap(cohorts: readonly Cohort[], width: number, words: { arrived: string; size: string }): { marks: SVGTemplateResult[]; height: number } {
  const names = Math.max(...cohorts.map((cohort) => cohort.name.length), words.arrived.length) * 7 + 10;
  const counts = Math.max(...cohorts.map((cohort) => cohort.count.length), words.size.length) * 7 + 12;
  const left = names + counts;
  const ages = Math.max(...cohorts.map((cohort) => cohort.shares.filter((share) => share !== null).length), 1);
  const shown = Math.max(2, Math.min(ages, Math.floor((width - left) / 34)));
  const each = Math.min(52, (width - left) / shown);
  const inside = cohorts.flatMap((cohort) => cohort.shares.slice(1, shown)).filter((share): share is number => share !== null);
  const least = Math.min(...inside, 1);
  const most = Math.max(...inside, least + 0.01);
  const step = (share: number): number => Math.min(8, Math.max(1, Math.ceil(((share - least) / (most - least)) * 8)));
  let first = true;
  const marks = cohorts.flatMap((cohort, row) => {
    const y = HEAD + row * ROW;
    return [svg`<text class="t2" x="0" y=${y + 18}>${cohort.name}</text><text class="t2 end" x=${left - 14} y=${y + 18}>${cohort.count}</text>`, ...cohort.shares.slice(0, shown).flatMap((share, age) => {
      if (share === null) return [];
      const x = left + age * each;
      const middle = x + each / 2;
      if (age === 0) return [svg`<text class="t2 mid" x=${middle} y=${y + 18}>${cohort.words(share)}</text>`];
      const tab = first;
      first = false;
      return [mark({ say: cohort.say(age, share), act: () => cohort.open(age), first: tab }, svg`<rect class="q${step(share)} cellbox" x=${x} y=${y} width=${each} height=${ROW}/><text class="t2 mid ${step(share) > 4 ? "q-high" : "q-low"}" x=${middle} y=${y + 18}>${cohort.words(share)}</text>`)];
    })];
  });
  return {
    marks: [
      svg`<text class="t" x="0" y="16">${words.arrived}</text><text class="t end" x=${left - 14} y="16">${words.size}</text>`,
      ...Array.from({ length: shown }, (_, age) => svg`<text class="t mid" x=${left + (age + 0.5) * each} y="16">${age}</text>`),
      ...marks, svg`${nothing}`,
    ],
    height: HEAD + cohorts.length * ROW + 6,
  };
}
