/** One file may hold several tables: sheets, files in an archive. Which files are opened by the second module before the core reads them. */

/** A table in a file: its name there; the row of its first record where its text is of our own making. */
export interface Part { readonly name: string | null; readonly records: number | null }

/** A file as the core reads it: separated text, and which table of which file it is. */
export interface Table { readonly file: File; readonly part: Part | null }

/** Bytes of a text in which several tables are looked for, and of a first part. */
const SECTIONED = 32 * 1024 * 1024;
const HEAD = 1024 * 1024;
const [LF, CR, SPACE, TAB, COMMA, SEMICOLON] = [10, 13, 32, 9, 44, 59];

const AFTER_A_GAP = [LF, CR, SPACE, TAB, COMMA, SEMICOLON];

/** Whether a file may be something else than one table of separated text, told piece by piece of its first part. Errs on the safe side: the second module decides. */
export function looksForMore(size: number): (piece: Uint8Array) => boolean {
  let [seen, last] = [0, 0];
  return (piece) => {
    const begins = seen === 0 && beginsOtherwise(piece);
    const looked = seen < HEAD && size <= SECTIONED;
    const gap = looked && ((last === LF && AFTER_A_GAP.includes(piece[0] ?? 0)) || hasGap(piece));
    seen += piece.length;
    last = piece[piece.length - 1] ?? last;
    return begins || gap;
  };
}

function beginsOtherwise(head: Uint8Array): boolean {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b) || starts(0x1f, 0x8b) || starts(0xd0, 0xcf)) return true;
  // The first letter, whatever the encoding: JSON and web pages.
  const first = head.subarray(0, 4096).find((byte) => byte > SPACE && byte < 0x80);
  return first !== undefined && "[{<".includes(String.fromCharCode(first));
}

function hasGap(text: Uint8Array): boolean {
  for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) if (AFTER_A_GAP.includes(text[at + 1] ?? 0)) return true;
  return false;
}

/** The first part of a file, of which its kind is told; nothing where it cannot be read. */
export async function firstOf(file: File): Promise<Uint8Array> {
  return file.slice(0, HEAD).arrayBuffer().then((bytes) => new Uint8Array(bytes), () => new Uint8Array());
}
