/** What other currencies are worth in that of the report: typed in, also by day. */
import { html, type TemplateResult } from "lit";
import type { CurrencyRows, Rate, Settings } from "../api";
import { formatNumber, say } from "../format";
import type { Both, Language } from "../text/both";
import { RATES, RATES_SAY } from "../text/rates";
import { table } from "./table";

/** A rate and the day from which it holds; none: from the beginning. */
type Dated = readonly [from: string, rate: string];
const BEGINNING = "0001-01-01";

const dated = (rate: Rate | undefined): Dated[] => (rate === undefined ? [] : typeof rate === "string" ? [["", rate]] : Object.entries(rate).sort().map(([from, value]) => [from === BEGINNING ? "" : from, value]));

/** As the settings have it; null where nothing is typed. */
export function rateOf(lines: readonly Dated[]): Rate | null {
  const typed = lines.map(([from, rate]) => [from, rate.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".")] as const).filter(([, rate]) => rate !== "");
  const [first] = typed;
  if (!first) return null;
  return typed.length === 1 && first[0] === "" ? first[1] : Object.fromEntries(typed.map(([from, rate]) => [from || BEGINNING, rate]));
}

/** Currencies of the records with their rates. `adjust`: what computes again; without it they are only shown. */
export function rates(found: readonly CurrencyRows[], settings: Settings, language: Language, adjust: ((settings: Partial<Settings>) => void) | undefined): TemplateResult {
  const t = (words: Both): string => say(words, language);
  const to = settings.currency ?? "";
  const own = new Map(Object.entries(settings.rates).map(([code, rate]) => [code.toUpperCase(), dated(rate)]));
  const field = (code: string, [from, value]: Dated, label: string): TemplateResult => html`<input name=${code} data-from=${from} inputmode="decimal" autocomplete="off" pattern="\\s*[0-9]+([.,][0-9]+)?\\s*" title=${t(RATES.pattern)} aria-label=${label} .value=${value}>`;
  const line = ({ currency, rows }: CurrencyRows): TemplateResult => {
    const lines = own.get(currency) ?? [];
    const always = lines.find(([from]) => from === "") ?? ["", ""];
    const label = RATES_SAY.worth[language]({ one: currency, to });
    const later = [...lines.filter(([from]) => from !== ""), ["", ""] as const];
    const body = currency === to ? html`<span class="quiet">${t(RATES.reporting)}</span>` : !adjust ? lines.map(([from, rate]) => html`<span>${[from, rate].filter(Boolean).join(": ")} </span>`) : html`<span class="rate">1 ${currency} = ${field(currency, always, label)} ${to}</span>
      <details class="dated screen" ?open=${later.length > 1}><summary>${t(RATES.byDay)}</summary>${later.map((one, at) => html`<span class="rate">${t(RATES.from)} <input type="date" name=${`${currency}@`} aria-label=${`${label}, ${t(RATES.from)} ${at + 1}`} .value=${one[0]}> ${field(`${currency}@`, one, `${label}, ${at + 1}`)} ${to}</span>`)}</details>`;
    return html`<tr data-section="currencies" data-key=${currency} data-value=${rows}><th scope="row">${currency}</th><td class="num">${formatNumber(rows, language)}</td><td class="num">${body}</td></tr>`;
  };
  const shown = table({ label: t(RATES.title), kind: "rates", heads: [{ words: t(RATES.currency) }, { words: t(RATES.records), number: true }, { words: RATES_SAY.in[language]({ to }), number: true }], body: found.map(line) }, language);
  if (!adjust) return shown;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const values = (name: string): string[] => [...form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)].map(({ value }) => value);
    const typed = found.filter(({ currency }) => currency !== to).map(({ currency }) => {
      const later = values(`${currency}@`);
      const pairs = later.flatMap((value, at): Dated[] => (at % 2 === 0 && value !== "" ? [[value, later[at + 1] ?? ""]] : []));
      return [currency, rateOf([["", values(currency)[0] ?? ""], ...pairs])] as const;
    });
    adjust({ currency: settings.currency, rates: Object.fromEntries(typed.filter((one): one is readonly [string, Rate] => one[1] !== null)) });
  };
  return html`<form class="of-rates" @submit=${submit}>${shown}<p class="actions screen"><button type="submit" class="btn">${t(RATES.apply)}</button>
    <label class="rate">${t(RATES.figuresIn)} <select class="pick" @change=${(event: Event) => adjust({ currency: (event.target as HTMLSelectElement).value, rates: {} })}>${found.map(({ currency }) => html`<option value=${currency} .selected=${currency === to}>${currency}</option>`)}</select></label></p></form>`;
}

/** Currencies that no rate is known of. */
export function withoutRate(found: readonly CurrencyRows[], settings: Settings): readonly CurrencyRows[] {
  const known = new Set([settings.currency ?? "", ...Object.keys(settings.rates).map((code) => code.toUpperCase())]);
  return found.filter(({ currency }) => !known.has(currency));
}
