/** What is kept in this browser: nothing unless asked, each kind by its own choice. The database exists only while something is kept. */
import { deleteDB, openDB, type IDBPDatabase } from "idb";

const NAME = "crm-kpi";
const BOX = "kept";

/** What may be kept. */
export interface Choices { readonly settings: boolean; readonly recipe: boolean; readonly files: boolean }
export const NOTHING: Choices = { settings: false, recipe: false, files: false };

/** What was found at the start. */
export interface Found { readonly choices: Choices; readonly settings: unknown; readonly recipe: string | null; readonly files: readonly File[] }

const open = (): Promise<IDBPDatabase> => openDB(NAME, 1, { upgrade: (database) => { database.createObjectStore(BOX); } });

/** Whether the database is there, asked without making it. */
async function exists(): Promise<boolean> {
  return typeof indexedDB !== "undefined" && "databases" in indexedDB && (await indexedDB.databases()).some(({ name }) => name === NAME);
}

/** What this browser keeps; null where it keeps nothing or does not say. */
export async function found(): Promise<Found | null> {
  try {
    if (!(await exists())) return null;
    const database = await open();
    const [choices, settings, recipe, files] = await Promise.all(["choices", "settings", "recipe", "files"].map((key) => database.get(BOX, key) as Promise<unknown>));
    database.close();
    return { choices: { ...NOTHING, ...(choices as Partial<Choices> | undefined) }, settings, recipe: typeof recipe === "string" ? recipe : null, files: Array.isArray(files) ? files.filter((file): file is File => file instanceof File) : [] };
  } catch {
    return null;
  }
}

/** Keeps what is chosen, and takes away what no longer is; null leaves what is there. Rejects where the browser refuses (its quota, a private window). */
export async function keep(choices: Choices, what: { settings: unknown; recipe: string | null; files: readonly File[] | null }): Promise<void> {
  if (!choices.settings && !choices.recipe && !choices.files) return forget();
  const database = await open();
  try {
    const change = database.transaction(BOX, "readwrite");
    await change.store.put(choices, "choices");
    for (const key of ["settings", "recipe", "files"] as const) {
      const value = what[key];
      if (!choices[key]) await change.store.delete(key);
      else if (value !== null) await change.store.put(value, key);
    }
    await change.done;
  } finally {
    database.close();
  }
}

/** Forgets everything: the database is gone. */
export async function forget(): Promise<void> {
  if (await exists().catch(() => true)) await deleteDB(NAME);
}
