/** Attributes as properties. An attribute that is absent is an empty text; null or undefined takes it away. */
export abstract class Attributes extends HTMLElement {
  /** ISO 4217; by default that of the data. @attr @reflect */
  declare currency: string;
  /** `light`, `dark`, or as the `color-scheme` of the page around it (`auto`, the default). @attr @reflect */
  declare theme: string;
  /** `A..B`, `YYYY`, `YYYY-Qn` or `YYYY-MM`; by default the last whole year of the data. @attr @reflect */
  declare period: string;
  /** The step of a series: `day`, `week`, `month` (the default), `quarter` or `year`. @attr @reflect */
  declare grain: string;
  /** The day at whose end the world is looked at. @attr @reflect */
  declare asOf: string;
  /** The views, in their order; all by default: `overview`, `funnel`, `perception` (`nps`), `customers` (`churn`), … @attr @reflect */
  declare views: string;
  /** The view that is shown. @attr @reflect */
  declare view: string;
  /** What is left out: `views`, `title`, `scope`, `sources`, `footer`, `export`. @attr @reflect */
  declare hide: string;
  /** Nobody may add, remove or map files on screen; code may. @attr @reflect */
  declare readonly: boolean;
  /** A name: elements of one name have one workspace. @attr @reflect */
  declare share: string;
  /** The figure of a card, by its id. @attr @reflect */
  declare kpi: string;
  /** The most files that are taken. @attr @reflect */
  declare maxFiles: string;
  /** The most bytes of a file. @attr @reflect */
  declare maxBytes: string;
}

/** The name of each property's attribute. */
export const ATTRIBUTES = {
  currency: "currency", theme: "theme", period: "period", grain: "grain", asOf: "as-of", views: "views", view: "view", hide: "hide", share: "share", kpi: "kpi", maxFiles: "max-files", maxBytes: "max-bytes",
} as const;

for (const [property, attribute] of Object.entries(ATTRIBUTES)) {
  Object.defineProperty(Attributes.prototype, property, {
    configurable: true, enumerable: true,
    get(this: HTMLElement) { return this.getAttribute(attribute) ?? ""; },
    set(this: HTMLElement, value: unknown) { if (value === null || value === undefined) this.removeAttribute(attribute); else this.setAttribute(attribute, String(value)); },
  });
}
Object.defineProperty(Attributes.prototype, "readonly", {
  configurable: true, enumerable: true,
  get(this: HTMLElement) { return this.hasAttribute("readonly"); },
  set(this: HTMLElement, value: unknown) { this.toggleAttribute("readonly", Boolean(value)); },
});
