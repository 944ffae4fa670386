// A workbook, an archive, JSON: opened by the second module, each of its tables a text that the core reads like any other.
import * as workbooks from "crm-kpi-workbooks";
import type { Calls } from "./calls";
import { streamed, type Around } from "./reading";
import { firstOf, type Table } from "./tables";
import { isTrouble, type Trouble } from "./trouble";

/** The tables of a file, and why the other files in it are none; null where it is one text itself. Throws a `Trouble`. */
export async function opened(file: File, around: Around): Promise<ReturnType<Calls["open"]>> {
  try {
    if (!workbooks.Package.needed(await firstOf(file), file.size)) return null;
    const pack = new workbooks.Package(file.size);
    try {
      await streamed(file, around, (bytes) => { pack.push(bytes); return 0; });
      return tablesOf(file, pack);
    } finally {
      pack.free();
    }
  } catch (cause) {
    throw named(cause, file.name);
  }
}

function tablesOf(file: File, pack: workbooks.Package): { tables: Table[]; refused: Trouble[] } {
  const tables: Table[] = [];
  const refused: Trouble[] = [];
  let part = 0;
  for (const { name, records, error } of pack.open()) {
    const inside = name === null ? file.name : `${file.name}/${name}`;
    if (error) {
      refused.push({ ...error, file: inside });
      continue;
    }
    try {
      pack.start(part++);
      tables.push({ file: new File(textOf(pack), file.name), part: { name, records } });
    } catch (cause) {
      if (!isTrouble(cause)) throw cause;
      refused.push(named(cause, inside) as Trouble);
    }
  }
  return { tables, refused };
}

/** Bytes that are set aside in one go. */
const SLICE = 16 * 1024 * 1024;

/** A part's text, set aside piece by piece: the browser may keep it outside of this worker's memory. */
function textOf(pack: workbooks.Package): Blob[] {
  const blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const aside = (): void => { blobs.push(new Blob(pieces)); pieces = []; size = 0; };
  for (let text = pack.more(); text; text = pack.more()) {
    pieces.push(text as Uint8Array<ArrayBuffer>);
    size += text.length;
    if (size > SLICE) aside();
  }
  aside();
  return blobs;
}

const named = (cause: unknown, file: string): unknown => (isTrouble(cause) ? { ...cause, file: cause.file ?? file } : cause);
