/** Canonical JSON (RFC 8785): keys in the order of their UTF-16 units, all else as `JSON.stringify` writes it. The command line's bytes. */
export const canonical = (value: unknown): Uint8Array => new TextEncoder().encode(text(value));

function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${text(one)}`).join()}}`;
}
