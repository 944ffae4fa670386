// The second chunk: all that is of use only once files may come in. Fetched before the seal.
export { Client } from "./client";
export { Engine } from "./engine";
export { seal } from "./seal";
export { panels } from "./panels/index";
export { scope } from "./elements/scope";
import "./elements/explain";
import "./elements/sources";
