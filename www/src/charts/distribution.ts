/** Answers by score: columns 0 to 10 in three inks, brackets with the totals under them. */
import { svg, type SVGTemplateResult } from "lit";
import { mark } from "./mark";

/** One score. */
export interface Score {
  readonly score: number;
  readonly count: number;
  readonly words: string;
  readonly say: string;
}

/** A group under its bracket: "72 détracteurs", "22,6 %". */
export interface Bracket {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly share: string;
}

const INK = (score: number): string => (score >= 9 ? "f-accent" : score >= 7 ? "f-passive" : "f-detractor");

/** The chart at a width, 318 high. */
export function distribution(scores: readonly Score[], brackets: readonly Bracket[], width: number, act: (score: number) => void): { marks: SVGTemplateResult[]; height: number } {
  const step = width / 11 + 1.2;
  const each = Math.min(step - 4, step * 0.775);
  const pitch = (width - each) / 10;
  const most = Math.max(...scores.map((one) => one.count), 1);
  const x = (score: number): number => score * pitch;
  const columns = scores.map((one, at) => {
    const height = (one.count / most) * 214;
    return mark({ say: one.say, act: () => act(one.score), first: at === 0, kpi: "nps", score: one.score, value: String(one.count) },
      svg`<rect class="hit" x=${x(one.score)} y="10" width=${each} height="258"/><rect class=${INK(one.score)} x=${x(one.score)} y=${244 - height} width=${each} height=${height}/>
        <text class="t2 b mid" x=${x(one.score) + each / 2} y=${237 - height}>${one.words}</text><text class="t2 mid" x=${x(one.score) + each / 2} y="262">${one.score}</text>`);
  });
  const narrow = width < 480;
  const feet = brackets.map((group, at) => {
    const left = x(group.from);
    const right = x(group.to) + each;
    const end = at === brackets.length - 1 && narrow;
    return svg`<path class="l" d="M${left} 274v5H${right}v-5"/><text class=${end ? "t2 b end" : "t2 b"} x=${end ? width : left} y=${narrow && at === 1 ? 333 : 299}>${group.words}</text><text class=${end ? "t2 end" : "t2"} x=${end ? width : left} y=${narrow && at === 1 ? 350 : 316}>${group.share}</text>`;
  });
  return { marks: [...columns, svg`<line class="l-base" x1="0" y1="244" x2=${width} y2="244"/>`, ...feet], height: narrow ? 356 : 322 };
}
