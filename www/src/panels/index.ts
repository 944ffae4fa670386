import { html } from "lit";
import type { Panel, Parts } from "../view";
import { customers } from "./customers";
import { funnel } from "./funnel";
import { marketing } from "./marketing";
import { overview } from "./overview";
import { perception } from "./perception";
import { quality } from "./quality";
import { relationship } from "./relationship";
import { review } from "./review";
import { service } from "./service";

/** The views, in the order of the running head (`text/views.ts` names them there). */
export const panels: readonly Panel[] = [overview, funnel, marketing, customers, perception, relationship, service, quality, review].map((parts: Parts) => ({ ...parts, render: (view) => html`${parts.bands(view).map((band) => band())}` }));
