/** A figure in one line: name and note, value, the measure with its good zone drawn thick, its past, its verdict. */
import { html, nothing, type TemplateResult } from "lit";
import type { Facts, Kpi } from "../api";
import { measure } from "../charts/measure";
import { sparkline } from "../charts/sparkline";
import { status } from "../charts/status";
import type { View } from "../view";
import { absent, anatomy } from "./cell";
import { voice } from "./voice";

const MEASURE = [208, 120] as const;
const SPARK = [112, 72] as const;

/** The rows of a list, with drawings where the width has room for them. */
export function rows(view: View, some: readonly { facts: Facts; of: Kpi }[]): TemplateResult | typeof nothing {
  if (some.length === 0) return nothing;
  const wide = view.width >= 960 || view.print === true;
  return html`<div class=${wide ? "rows" : "rows slim"}>${some.map(({ facts, of }) => row(view, facts, of, wide))}</div>`;
}

function row(view: View, facts: Facts, of: Kpi, wide: boolean): TemplateResult {
  const part = anatomy(view, facts, of);
  const { state } = part;
  const size = view.print ? 1 : 0;
  const name = html`<h3><button type="button" class="kpi-name" @click=${() => view.explain(facts.id)}>${part.name}</button> <span class="kind">${part.kind}</span></h3>`;
  if (state === "missing" || state === "unmapped" || state === "fault") {
    return html`<article class="kpi-row missing" data-kpi=${facts.id} data-value="null"><div class="row-name">${name}</div><div class="row-absent">${absent(view, of, facts, state, voice(view))}</div></article>`;
  }
  return html`<article class="kpi-row ${state}"><div class="row-name">${name}<p class=${part.few ? "note few-note" : "note"}>${part.note}</p></div>
    <p class="row-value"><span class="value" data-kpi=${facts.id} data-value=${part.hook} title=${part.whole}>${part.value}</span></p>
    ${wide ? html`<div class="row-measure">${measure(part.measured, MEASURE[size], true)}</div><div class="row-spark">${sparkline(part.series, SPARK[size])}</div>` : nothing}
    <p class="row-change"><span>${part.change.now}</span><span>${part.change.then}</span></p><p class="row-status">${state === "untargeted" ? nothing : status(part.verdict, part.word)}</p></article>`;
}
