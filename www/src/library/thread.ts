// The engine on the caller's own thread. `www/npm.mjs` makes a function of it: each call of that function is an engine with a wasm instance of its own.
export { serve } from "../serve";
