// The page's style for the elements: their shadow instead of the page's root, their width instead of the window's, nothing for the document.

/** Splits a style sheet into its top rules. */
function rules(css) {
  const found = [];
  for (let at = 0, start = 0, depth = 0; at < css.length; at++) {
    if (css[at] === "{") depth += 1;
    else if (css[at] === "}" && --depth === 0) { found.push(css.slice(start, at + 1)); start = at + 1; }
    else if (css[at] === ";" && depth === 0) start = at + 1;
  }
  return found;
}

const split = (selectors) => selectors.split(/,(?![^(]*\))/).map((one) => one.trim());

/** A rule as it is inside of a shadow, or nothing. */
function inside(rule) {
  const open = rule.indexOf("{");
  const before = rule.slice(0, open).trim();
  const body = rule.slice(open);
  if (before.startsWith("@page")) return "";
  if (before.startsWith("@media") || before.startsWith("@supports")) {
    const width = /^@media ?\(((?:max|min)-width:[^)]*|width ?[<>]=? ?[^)]*)\)$/.exec(before);
    const inner = rules(body.slice(1, -1)).map(inside).join("");
    return inner ? `${width ? `@container (${width[1]})` : before}{${inner}}` : "";
  }
  if (before.startsWith("@")) return rule;
  const kept = split(before).flatMap((selector) => {
    if (selector === ":root") return [":host"];
    if (selector.startsWith(":root") || selector === "html" || selector === "#app" || selector === "crm-kpi-app") return [];
    return [selector.replace(/^body(?![\w-])/, ".crm-kpi")];
  });
  return kept.length > 0 ? `${[...new Set(kept)].join(",")}${body}` : "";
}

/** What only an element needs: nothing that its host inherits to it comes in, and it is as wide as its place. */
const OWN = `
:host{display:block}
:host([hidden]){display:none}
.crm-kpi{all:initial;color-scheme:inherit;visibility:inherit;display:block;container-type:inline-size;position:relative}
:host([theme="light"]) .crm-kpi{color-scheme:light}
:host([theme="dark"]) .crm-kpi{color-scheme:dark}
@media print{.crm-kpi{color-scheme:light!important}}
crm-kpi-pane{display:block;background:var(--crm-kpi-paper);color:var(--crm-kpi-ink)}
.crm-kpi .sheet{padding:0 var(--crm-kpi-inset) 1.5rem}
.crm-kpi .sheet:focus{outline:none}
.crm-kpi .head{padding:.5rem var(--crm-kpi-inset)}
.crm-kpi .colophon{padding-left:var(--crm-kpi-inset);padding-right:var(--crm-kpi-inset)}
.crm-kpi .over-all{position:absolute}
crm-kpi-pane[data-closed] label[for="files"]{display:none}
`;
/** What comes last. A single element has no rule over it and no room around it: its place is its host's grid. */
const AFTER = `
:host{--crm-kpi-title:calc(var(--crm-kpi-u)*1.875); /* 30  title of a view */ --crm-kpi-page:100%; --crm-kpi-inset:1.25rem; /* margin to the left and the right */}
:host(:not(crm-kpi-dashboard)){--crm-kpi-inset:0px}
:host(:not(crm-kpi-dashboard)) .sheet{padding:var(--crm-kpi-inset)}
:host(:not(crm-kpi-dashboard)) :is(.band,.full){border-top:0;padding:0}
:host(crm-kpi-nps) .band{display:block}
:host(crm-kpi-nps) .margin{margin-bottom:1rem}
.crm-kpi{min-height:0}
.crm-kpi .menu-panel{max-width:min(24rem,100cqi)}
@container (max-width:720px){.crm-kpi .menu{position:relative}.crm-kpi .menu-panel{position:absolute;top:calc(100% + .5rem);bottom:auto;right:auto}}
`;

/** The sheet for the elements, of the page's. A root of an odd size does not make them odd: every rem goes by a custom property. */
export function elementStyle(css) {
  const made = `${rules(`${OWN}`).join("")}${rules(css).map(inside).join("")}${rules(AFTER).join("")}`;
  const based = made.replace(/--crm-kpi-base: ?1rem/, "--crm-kpi-base:max(1REM,16px)");
  return based.replace(/(?<![\w.-])(-?(?:\d+\.?\d*|\.\d+))rem\b/g, "calc($1*var(--crm-kpi-base))").replace("1REM", "1rem");
}
