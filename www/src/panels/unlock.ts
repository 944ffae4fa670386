/** What a further file would give, and the way to it in each tool: the loaded files' own tool first. */
import { html, nothing, type TemplateResult } from "lit";
import type { Entity } from "../api";
import { capital } from "../format";
import { EXPORTS, type Way } from "../text/exports";
import { ENTITIES } from "../text/panels";
import { THEME_SAYS, THEME_WORDS } from "../text/themes";
import { vendorName } from "../text/vendors";
import type { View } from "../view";
import { band } from "./band";
import { loaded } from "./cell";
import { voice } from "./voice";
import { waiting, type Entry } from "./waiting";

/** The entities that some figures still need, the one that unlocks most first. */
export function wanted(view: View, missing: readonly Entry[]): Entity[] {
  const count = new Map<Entity, number>();
  for (const { of } of missing) for (const { entity } of of.needs) if (!loaded(view, entity)) count.set(entity, (count.get(entity) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1]).map(([entity]) => entity);
}

/** The file under which a figure that needs several is named. */
const firstOf = ({ of }: Entry, entities: readonly Entity[]): Entity | undefined => entities.find((entity) => of.needs.some((need) => need.entity === entity));

/** The ways to a file: those of tools in use before the others, any other tool last. */
function waysOf(view: View, entity: Entity): Way[] {
  const used = new Set(view.report.sources.map((source) => source.vendor));
  const rank = ({ vendor }: Way): number => (vendor === null ? 2 : used.has(vendor) ? 0 : 1);
  return [...EXPORTS[entity]].sort((a, b) => rank(a) - rank(b));
}

/** The ways to one file, folded; over them what it gives. */
export function ways(view: View, entity: Entity, open: boolean, gives: readonly Entry[] = []): TemplateResult {
  const v = voice(view);
  const file = v.say(ENTITIES[entity].file);
  const some = gives.slice(0, 3).map(({ facts }) => v.say(facts.words.name)).join(", ");
  return html`<details class="more ways" ?open=${open}><summary>${capital(file)}${gives.length > 0 ? html` <span class="more-note">${v.tell(THEME_SAYS.gives, { n: v.counted(gives.length), some, more: gives.length > 3 })}</span>` : nothing}</summary>${waiting(view, gives)}<dl class="way-list">${waysOf(view, entity).map(({ vendor, how }) => html`<div><dt>${vendorName(vendor) ?? v.say(THEME_WORDS.other)}</dt><dd>${v.say(how)}</dd></div>`)}</dl></details>`;
}

/** The band at the end of a view; where the view has nothing else (`alone`), it says so in the place of figures. `files`: what the view stands on, when no figure asks for it by name. */
export function unlockBand(view: View, id: string, missing: readonly Entry[], alone = false, files: readonly Entity[] = []): TemplateResult | typeof nothing {
  const entities = [...new Set([...wanted(view, missing), ...(alone ? files.filter((entity) => !loaded(view, entity)) : [])])];
  if (missing.length === 0 && entities.length === 0) return nothing;
  const v = voice(view);
  return band(view, { id: `unlock-${id}`, title: v.say(alone ? THEME_WORDS.nothing : THEME_WORDS.unlock), text: alone ? v.say(THEME_WORDS.needs) : null }, html`<div class="unlock">${entities.map((entity, at) => ways(view, entity, alone && at === 0, missing.filter((entry) => firstOf(entry, entities) === entity)))}</div>
    <p class="screen"><label class="btn" for="files">${v.say(THEME_WORDS.add)}</label></p>`);
}
