/** What the elements of a document have in common: one engine, and workspaces by name. */
import type { Client } from "../client";
import type { Engine } from "../engine";
import { engine } from "../library/engine";
import { clientOf, Workspace } from "../library/workspace";
import type { Language } from "../text/both";

/** How long a workspace that no element shows keeps its memory, in ms: long enough to be moved in the document, or drawn again by a framework. */
const REST = 4000;

let one: Engine | undefined;
const named = new Map<string, Workspace>();
const users = new Map<Client, number>();

/** A workspace in the document's one engine; that of a name is shared by all who use the name. */
export function workspaceOf(name: string, language: Language): Workspace {
  one ??= engine();
  const known = name === "" ? undefined : named.get(name);
  if (known) return known;
  const made = Workspace.in(one, language);
  if (name !== "") named.set(name, made);
  return made;
}

/** An element shows it from now on. */
export function use(workspace: Workspace): void {
  const client = clientOf(workspace);
  if (client) users.set(client, (users.get(client) ?? 0) + 1);
}

/** An element shows it no more. Where none does, its memory is given back after a while; the next use reads its files again. */
export function release(workspace: Workspace): void {
  const client = clientOf(workspace);
  if (!client) return;
  const left = (users.get(client) ?? 1) - 1;
  if (left > 0) return void users.set(client, left);
  users.delete(client);
  const rest = (): void => {
    if (!users.has(client) && !client.rest()) setTimeout(rest, REST);
  };
  setTimeout(rest, REST);
}
