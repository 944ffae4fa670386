// The second chunk: all that is of use only once files may come in. Fetched before the seal.
import * as catalogue from "./catalogue";
export { Client } from "./client";
export { Engine } from "./engine";
export { seal } from "./seal";
export { panels } from "./panels/index";
export { compared } from "./elements/compare";
export { allViews, appendix } from "./elements/offline";
export { scope } from "./elements/scope";
export { take } from "./elements/take";
/** What figures are called; here it is loaded with all the rest. */
export const words = async (): Promise<typeof catalogue> => catalogue;

import "./elements/checks";
import "./elements/explain";
import "./elements/present";
import "./elements/sources";
