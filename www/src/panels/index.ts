import type { Panel } from "../view";
import { customers } from "./customers";
import { funnel } from "./funnel";
import { overview } from "./overview";
import { perception } from "./perception";
import { value } from "./value";

/** The views, in the order of the running head. */
export const panels: readonly Panel[] = [overview, funnel, customers, value, perception];
