/** Business hours: open days, from when to when. */
import { html } from "lit";
import { live } from "lit/directives/live.js";
import type { BusinessHours } from "../api";
import { capital, say } from "../format";
import { EDITORS } from "../text/editors";
import type { Draw } from "./editor";

/** A day's name, 1 is Monday. */
const dayName = (day: number, language: string): string => new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, day));

export const hours: Draw = ({ value, usual, state: { language }, set }) => {
  const now = { ...(usual as BusinessHours), ...(value as Partial<BusinessHours> | undefined) };
  const change = (more: Partial<BusinessHours>): void => {
    const next = { days: now.days, from: now.from, to: now.to, ...more };
    set(next, next.days.length === 0 || next.from === "" || next.from >= next.to ? say(EDITORS.noHours, language) : "");
  };
  const at = (name: "from" | "to"): unknown => html`<label>${say(EDITORS[name], language)} <input type="time" class="clock" .value=${live(now[name])} @change=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).value })}></label>`;
  return html`<span class="days" role="group" aria-label=${say(EDITORS.days, language)}>${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<label><input type="checkbox" .checked=${live(now.days.includes(day))} @change=${(event: Event) => {
    const on = (event.target as HTMLInputElement).checked;
    change({ days: [...now.days.filter((one) => one !== day), ...(on ? [day] : [])].sort() });
  }}> ${capital(dayName(day, language))}</label>`)}</span> ${at("from")} ${at("to")}`;
};
