import type { Language } from "../text/both";
import { sentence, type TroubleCode } from "../text/errors";
import { troubleOf } from "../trouble";

/** Everything that this package rejects with, and throws. */
export class CrmKpiError extends Error {
  override readonly name = "CrmKpiError";
  /** What happened: stable, for programs. */
  readonly code: TroubleCode;
  /** The file's name; null where it is about none. */
  readonly file: string | null;
  /** The line of the file, from 1. */
  readonly row: number | null;
  /** The column's header. */
  readonly column: string | null;

  constructor(code: TroubleCode, message: string, place: { file?: string | null; row?: number | null; column?: string | null } = {}) {
    super(message);
    this.code = code;
    this.file = place.file ?? null;
    this.row = place.row ?? null;
    this.column = place.column ?? null;
  }
}

/** What the engine says, as an error with a sentence in that language. What was found and has no place in it is the error's cause. */
export function crmKpiError(cause: unknown, language: Language): CrmKpiError {
  if (cause instanceof CrmKpiError) return cause;
  const told = troubleOf(cause);
  const message = sentence(told, language);
  const error = new CrmKpiError(told.code, message, told);
  if (told.found !== "" && !message.includes(told.found_fr ?? told.found) && !message.includes(told.found)) error.cause = told.found;
  return error;
}
