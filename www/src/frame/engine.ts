/** The engine of an element in the page of one file: the page's own modules and worker. Stands in for `library/engine.ts`. */
import { Engine } from "../engine";
import { compileModules } from "../load-inline";
import { seal } from "../seal";

/** A new engine. It starts with its first workspace. */
export function engine(): Engine { return new Engine(compileModules, seal(), true); }
