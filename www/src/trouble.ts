import type { CoreError } from "./api";
import type { TroubleCode } from "./text/errors";

/** An error of the core, or of the page around it: its words are `text/errors.ts`. */
export type Trouble = Omit<CoreError, "code"> & { readonly code: TroubleCode };

/** One of the page's. `found` stands in its sentence, where that has a place for it. */
export const trouble = (code: TroubleCode, file: string | null = null, found = ""): Trouble => ({ code, found, found_fr: null, file, row: null, column: null });

/** Whether what was thrown is one. */
export const isTrouble = (cause: unknown): cause is Trouble => cause !== null && typeof cause === "object" && "code" in cause && "found" in cause;

/** Whatever was thrown, as one. */
export const troubleOf = (cause: unknown): Trouble => (isTrouble(cause) ? cause : trouble("unknown", null, cause instanceof Error ? cause.message : String(cause)));

/** Whether the core trapped: its memory cannot be trusted after that. */
export const isTrap = (cause: unknown): cause is Error => cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
