import type { Trouble } from "../calls";
import { sentence, type TroubleCode } from "../text/errors";
import type { Language } from "../text/both";

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

/** What the engine says, as an error: its own sentence, or the code's in that language. */
export function crmKpiError(cause: unknown, language: Language): CrmKpiError {
  if (cause instanceof CrmKpiError) return cause;
  if (cause === null || typeof cause !== "object" || !("code" in cause)) return new CrmKpiError("unknown", cause instanceof Error ? cause.message : String(cause));
  const { code, message, ...place } = cause as Trouble;
  const own = message !== "" && code !== "crashed" && code !== "not_started";
  const error = new CrmKpiError(code, own ? message : sentence(code)[language], place);
  if (!own && message !== "") error.cause = message;
  return error;
}
