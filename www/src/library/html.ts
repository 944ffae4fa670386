/// <reference path="./made.d.ts" />
/** The report as one file that opens anywhere, offline: the command line's, byte for byte. No script, nothing to fetch, aggregates only. */
import style from "crm-kpi-report-style";
import type { Facts, Kpi, Report } from "../api";
import type { Both, Language } from "../text/both";
import { PERSPECTIVES } from "../text/names";
import { funnel, nps, sources, TEXTS, type Cell, type Sheet } from "./sheets";

const WORDS = {
  title: { en: "Report", fr: "Rapport" },
  to: { en: "to", fr: "à" },
  asOf: { en: "as of", fr: "état au" },
  heads: [{ en: "Figure", fr: "Indicateur" }, { en: "Value", fr: "Valeur" }, { en: "95% interval", fr: "Intervalle à 95\u202f%" }, { en: "Before", fr: "Avant" }, { en: "Over time", fr: "Dans le temps" }, { en: "Records used, left out", fr: "Enregistrements utilisés, écartés" }],
  definitions: { en: "Definitions", fr: "Définitions" },
  foot: { en: "Computed on one computer by crm-kpi; nothing was sent. No record is in this file.", fr: "Calculé sur un ordinateur par crm-kpi\u202f; rien n’a été envoyé. Aucun enregistrement n’est dans ce fichier." },
} satisfies Record<string, Both | readonly Both[]>;

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** With that many decimals; what lies in the very middle goes to the even digit. */
function fixed(value: number, decimals: number): string {
  const long = value.toFixed(decimals + 25);
  const short = value.toFixed(decimals);
  const lower = long.slice(0, long.length - 25);
  return /50{24}$/.test(long) && /[02468]\.?$/.test(lower) ? lower.replace(/\.$/, "") : short;
}

/** Digits grouped, as the language writes them. */
export function number(value: number, decimals: number, language: Language): string {
  const [whole = "", rest = ""] = fixed(value, decimals).replace("-", "−").split(".");
  const kept = decimals > 1 && /^0+$/.test(rest) ? "" : rest;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, language === "fr" ? "\u202f" : ",")}${kept && (language === "fr" ? "," : ".")}${kept}`;
}

type Figure = number | string | null;

/** A figure with its unit. */
function figure(value: Figure, unit: string, currency: string, language: Language): string {
  if (value === null) return "–";
  const real = Number(value);
  const plain = (decimals: number): string => number(real, decimals, language);
  switch (unit) {
    case "ratio": return `${number(real * 100, 1, language)}${language === "fr" ? "\u202f" : ""}%`;
    case "factor": return `${plain(2)}×`;
    case "money": case "money_per_day": return `${plain(2)}\u00a0${escaped(currency)}`;
    case "days": return `${plain(1)}\u00a0${language === "fr" ? "j" : "d"}`;
    case "hours": return `${plain(1)}\u00a0h`;
    case "seconds": return `${plain(0)}\u00a0s`;
    case "months": return `${plain(1)}\u00a0${language === "fr" ? "mois" : "months"}`;
    default: return plain(Number.isInteger(real) ? 0 : 1);
  }
}

/** A line through the values of the series; nothing for fewer than two. */
function spark(points: Kpi["series"]): string {
  const values = points.map(({ value }) => (value === null ? null : Number(value)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return "";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = high > low ? high - low : 1;
  let path = "";
  values.forEach((value, at) => {
    if (value !== null) path += `${(values[at - 1] ?? null) === null ? "M" : "L"}${fixed((at / (values.length - 1)) * 116 + 2, 1)} ${fixed(22 - ((value - low) / span) * 20, 1)}`;
  });
  return `<svg width="120" height="24" viewBox="0 0 120 24" aria-hidden="true"><path d="${path}"/></svg>`;
}

function row({ id, words }: Facts, kpi: Kpi, currency: string, language: Language): string {
  const of = (value: Figure): string => figure(value, kpi.unit, currency, language);
  const left = kpi.excluded.reduce((sum, { rows }) => sum + rows, 0);
  const interval = kpi.interval ? `${of(kpi.interval.low)}\u00a0– ${of(kpi.interval.high)}` : "";
  return `<tr><th scope="row">${escaped(words.name[language])}</th><td class="n v" data-kpi="${id}" data-value="${kpi.value}">${of(kpi.value)}</td><td class="n">${interval}</td><td class="n">${of(kpi.previous)}</td><td>${spark(kpi.series)}</td><td class="n q">${number(kpi.used, 0, language)}, ${number(left, 0, language)}</td></tr>`;
}

function table({ name, head, rows }: Sheet, language: Language): string {
  const cell = (value: Cell, at: number): string => (value === null ? "<td></td>" : TEXTS.has(head[at] ?? "") ? `<td>${escaped(String(value))}</td>` : `<td class="n">${number(Number(value), Number.isInteger(Number(value)) ? 0 : 3, language)}</td>`);
  return `<h2>${escaped(name[language])}</h2><table><thead><tr>${head.map((one) => `<th scope="col">${one.replaceAll("_", " ")}</th>`).join("")}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</tbody></table>`;
}

/** The file's text. */
export function page(report: Report, catalogue: readonly Facts[], language: Language): string {
  const { settings, kpis } = report;
  const currency = settings.currency ?? "";
  const period = settings.period ? `${settings.period.start} ${WORDS.to[language]} ${settings.period.end}` : "";
  const day = settings.as_of ? ` · ${WORDS.asOf[language]} ${settings.as_of}` : "";
  const known = catalogue.flatMap((facts) => { const kpi = kpis[facts.id]; return kpi && kpi.value !== null ? [{ facts, kpi }] : []; });
  const groups = Object.entries(PERSPECTIVES).map(([perspective, name]) => {
    const rows = known.filter(({ facts }) => facts.perspective === perspective).map(({ facts, kpi }) => row(facts, kpi, currency, language)).join("");
    return rows && `<h2>${name[language]}</h2><table><thead><tr>${WORDS.heads.map((head) => `<th scope="col">${head[language]}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table>`;
  });
  const definitions = known.map(({ facts: { id, version, words } }) => `<details><summary>${escaped(words.name[language])} <small>${id}/${version}</small></summary><p>${escaped(words.about[language])}</p><p>${escaped(words.formula[language])}</p></details>`);
  const body = `<h1>${WORDS.title[language]}</h1><p>${escaped(period)}${escaped(day)}</p>${groups.join("")}${[...funnel(report), ...nps(report), sources(report)].map((sheet) => table(sheet, language)).join("")}<h2>${WORDS.definitions[language]}</h2>${definitions.join("")}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>crm-kpi · ${escaped(period)}</title><style>${style}</style></head>
<body><main>${body}</main><footer><p>${WORDS.foot[language]} · ${escaped(report.generated_by.version)}</p></footer></body></html>
`;
}
