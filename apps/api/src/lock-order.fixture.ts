import pg from 'pg';

/** Kinds of rows in the order in which one transaction holds them. @source docs/adr/0040-order-of-locks.md */
const TURNS: readonly (readonly string[])[] = [
  ['notice'],
  ['order_document'],
  ['service', 'submission', 'submission_check', 'referral', 'watch_check'],
  ['enforcement_case'],
  ['order_item'],
  ['listing'],
  ['deadline', 'penalty', 'credit_entry', 'relisting'],
];
const TURN_OF = new Map(TURNS.flatMap((tables, turn) => tables.map((table) => [table, turn] as const)));
const LOCKS = /\bfor (?:no key )?update\b/;
const TABLE = String.raw`"?touchstone"?\."?(\w+)"?`;

const INSERTED = new RegExp(`insert into ${TABLE}`, 'g');

/** What one transaction holds so far. */
interface Held {
  readonly tables: Set<string>;
  latest: string | undefined;
}

/** Notes what every transaction of this process holds, kind by kind. Ask for the faults when the work is done. */
export function watchLocks(): () => readonly string[] {
  const faults = new Set<string>();
  const transactions = new WeakMap<object, Held>();
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const note = (client: object, text: string) => {
    if (/^\s*(begin|start transaction)/i.test(text)) transactions.set(client, { tables: new Set(), latest: undefined });
    if (/^\s*(commit|rollback)/i.test(text)) transactions.delete(client);
    const held = transactions.get(client);
    if (held === undefined) return;
    // a row that is new waits for nobody
    for (const [, table] of text.matchAll(INSERTED)) held.tables.add(table as string);
    for (const table of heldBy(text)) {
      const fault = hold(held, table);
      if (fault !== undefined) faults.add(fault);
    }
  };
  (pg.Client.prototype as { query: unknown }).query = function (this: object, ...given: unknown[]) {
    const [first] = given as [string | { readonly text?: string }];
    note(this, typeof first === 'string' ? first : (first?.text ?? ''));
    return query.apply(this, given);
  };
  return () => [...faults];
}

/** @returns the fault, when it is not its turn. What was held or written before is not waited for again. */
export function hold(held: Held, table: string): string | undefined {
  const turn = TURN_OF.get(table);
  if (turn === undefined || held.tables.has(table)) return undefined;
  const { latest } = held;
  held.tables.add(table);
  if (latest !== undefined && turn < (TURN_OF.get(latest) as number)) return `${table} is held after ${latest}`;
  held.latest = table;
  return undefined;
}

/** Tables of which a statement holds or writes rows, in their turn: one statement that holds several holds them so. */
export function heldBy(text: string): readonly string[] {
  const words = text.replace(/\s+/g, ' ');
  const written = [...words.matchAll(new RegExp(`(?:update|delete from) ${TABLE}`, 'g'))].map(([, table]) => table as string);
  const asked = LOCKS.test(words) ? parts(words).flatMap(lockedIn) : [];
  return [...new Set([...written, ...asked])].sort((a, b) => (TURN_OF.get(a) ?? 0) - (TURN_OF.get(b) ?? 0));
}

/** A statement without what stands in brackets, and what stands in them by itself. */
function parts(words: string): readonly string[] {
  const found: string[] = [];
  let rest = words;
  for (let inner = /\(([^()]*)\)/.exec(rest); inner !== null; inner = /\(([^()]*)\)/.exec(rest)) {
    found.push(inner[1] as string);
    rest = rest.replace(inner[0], ' ');
  }
  return [...found, rest].filter((part) => LOCKS.test(part));
}

function lockedIn(part: string): readonly string[] {
  const aliases = [...part.matchAll(/for (?:no key )?update of (\w+)/g)].map(([, alias]) => alias as string);
  const tables = [...part.matchAll(new RegExp(`(?:from|join) ${TABLE}(?: (?!where|join|for|order|limit|left|on)(\\w+))?`, 'g'))];
  if (aliases.length === 0) return tables.slice(0, 1).map(([, table]) => table as string);
  return tables.flatMap(([, table, alias]) => (aliases.includes(alias ?? '') || aliases.includes(table ?? '') ? [table as string] : []));
}
