/** Settings as a form: all of them under Sources, those that a figure hangs on in its explanation. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Settings } from "../api";
import { say } from "../format";
import type { Store } from "../store";
import { SETTINGS, TUNING, type Setting } from "../text/tuning";
import "./editor";

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path. */
export function at(tree: unknown, path: string): unknown {
  return path.split(".").reduce((found: unknown, key) => (isTree(found) && Object.hasOwn(found, key) ? found[key] : undefined), tree);
}

/** The tree with something else at a path; undefined: without it, and without what it leaves empty. */
export function put(tree: Tree, path: string, value: unknown): Tree {
  const [key = "", ...rest] = path.split(".");
  const inner = rest.length === 0 ? value : put(isTree(tree[key]) ? tree[key] : {}, rest.join("."), value);
  const others = Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
  return inner === undefined || (rest.length > 0 && isTree(inner) && Object.keys(inner).length === 0) ? others : { ...others, [key]: inner };
}

/** A setting as it is typed; what stands there from a host in another form is shown as JSON. */
export function written(value: unknown, { kind }: Setting): string {
  if (value === undefined || value === null) return "";
  if (kind === "percent") return String(Number((Number(value) * 100).toPrecision(6)));
  if (kind === "list" && Array.isArray(value)) return value.map((one: unknown) => (isTree(one) ? String(one["name"] ?? "") : String(one))).join(", ");
  return kind === "rules" ? JSON.stringify(value) : String(value);
}

/** What was typed as a setting: undefined where it is left to the definitions, null where it cannot be one. */
export function read(text: string, { kind, least, most }: Setting): unknown {
  const typed = text.trim();
  if (typed === "") return undefined;
  if (kind === "list") return typed.split(",").map((one) => one.trim()).filter(Boolean);
  if (kind === "rules") {
    try {
      const rules: unknown = JSON.parse(typed);
      return isTree(rules) ? rules : null;
    } catch {
      return null;
    }
  }
  if (kind === "percent" || kind === "number") {
    const value = Number(typed.replace(/\s/g, "").replace(",", "."));
    return !Number.isFinite(value) || value < (least ?? -Infinity) || value > (most ?? Infinity) ? null : kind === "percent" ? value / 100 : value;
  }
  return typed === "true" ? true : typed === "false" ? false : /^\d$/.test(typed) ? Number(typed) : typed;
}

/** The settings that a figure hangs on. */
export function settingsOf(id: string): readonly Setting[] {
  return SETTINGS.filter(({ of }) => of.some((start) => id === start || id.startsWith(start.endsWith(".") ? start : `${start}.`) || (start === "ltv" && id === "ltv_cac")));
}

/** The form; nothing where there is nothing to set. */
export function tuning(store: Store, some: readonly Setting[]): TemplateResult | typeof nothing {
  const { report, language, asked } = store.state;
  if (!report || some.length === 0) return nothing;
  const own = (asked.settings ?? {}) as Tree;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    let settings = own;
    for (const setting of some) {
      const field = form.elements.namedItem(setting.path) as HTMLInputElement;
      const value = read(field.value, setting);
      field.setCustomValidity(value === null ? say(setting.kind === "rules" ? TUNING.notRules : setting.words, language) : "");
      if (value === null || !field.checkValidity()) return void field.reportValidity();
      // what stands as the definitions have it is not said
      const usual = at(own, setting.path) === undefined && (value === undefined || written(value, setting) === written(at(report.settings, setting.path), setting));
      if (!usual) settings = put(settings, setting.path, value);
    }
    store.ask({ settings: settings as Partial<Settings> });
  };
  const field = (setting: Setting): TemplateResult => {
    const { path, kind, words, hint } = setting;
    const value = written(at(own, path), setting);
    const usual = hint ?? written(at(report.settings, path), setting);
    const clear = (event: Event): void => (event.target as HTMLInputElement).setCustomValidity("");
    if (setting.editor) return html`<fieldset class="whole"><legend>${say(words, language)}</legend><crm-kpi-setting tabindex="-1" name=${path} .editor=${setting.editor} .store=${store} .usual=${at(report.settings, path)} .value=${live(value)}></crm-kpi-setting></fieldset>`;
    const control = typeof kind !== "string"
      ? html`<select name=${path} class="pick">${kind.map(([one, said]) => html`<option value=${one} .selected=${live((value || (kind[0]?.[0] === "" ? "" : written(at(report.settings, path), setting))) === one)}>${say(said, language)}</option>`)}</select>`
      : html`<input name=${path} class=${kind === "list" ? "wide" : ""} inputmode=${kind === "list" ? "text" : "decimal"} autocomplete="off" placeholder=${usual} .value=${live(value)} @input=${clear}>${kind === "percent" ? " %" : ""}`;
    return html`<label class=${kind === "list" ? "whole" : nothing}><span>${say(words, language)}</span> <span>${control}</span></label>`;
  };
  const touched = some.some(({ path }) => at(own, path) !== undefined);
  return html`<form class="tuning" @submit=${submit}>${some.map(field)}<p class="actions"><button type="submit" class="btn">${say(TUNING.apply, language)}</button>
    ${touched ? html`<button type="button" class="act" @click=${() => store.ask({ settings: some.reduce((settings, { path }) => put(settings, path, undefined), own) as Partial<Settings> })}>${say(TUNING.defaults, language)}</button>` : nothing}</p></form>`;
}
