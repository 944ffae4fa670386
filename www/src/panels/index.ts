import type { Panel } from "../view";

/** The views, in the order of the running head. */
export const panels: readonly Panel[] = [];
