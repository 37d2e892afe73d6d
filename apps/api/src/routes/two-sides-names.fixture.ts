import { createHash } from 'node:crypto';
import type { Database } from '@touchstone/db';

/** One of two worlds that know nothing of each other; its letter is in everything it has. */
export type Side = 'a' | 'b';
/** What a side’s administration keeps to itself, what another store has, what the ministry has: two-sides-inside.fixture.ts. */
export type Letter = Side | '7' | '8' | '9';

const THINGS = [
  ...['province', 'lab', 'store-org', 'enterprise', 'sdk-provider', 'operator', 'store', 'account', 'app', 'version', 'artifact'],
  ...['listing', 'change', 'probe', 'acquisition', 'flag', 'request', 'run', 'fused', 'sheet', 'confirmed', 'waiting', 'insufficient'],
  ...['campaign', 'assignment', 'nation-assignment', 'lead', 'person', 'grant', 'session', 'token', 'claim', 'webhook', 'delivery'],
  ...['message', 'job', 'review', 'wish', 'hold', 'problem', 'link', 'self-request', 'self-run', 'self-fused', 'lease'],
  ...['deadline', 'notification'],
  'notice',
  ...['order', 'order-draft', 'service'],
  ...['case', 'served-case', 'referral'],
  ...['order-item', 'relisting'],
  ...['penal-case', 'conduct', 'commitment', 'breach', 'interview', 'penalty', 'credit', 'ledger-import', 'ledger-record', 'mapping'],
  ...['submission', 'submission-draft', 'check', 'submission-sign', 'rule', 'draw', 'watch-check'],
  ...['complaint', 'programme', 'target', 'measure', 'gate-policy', 'gate-check', 'report', 'duty-check', 'question', 'reply'],
  ...['snapshot', 'complaint-import', 'saved-filter', 'order-answer'],
] as const;
export type Thing = (typeof THINGS)[number];

/** Ids that say whose they are: a `b` six times over is nowhere else. */
export const idOf = (side: Letter, thing: Thing): string =>
  `01${side.repeat(6)}-${side.repeat(4)}-7${side.repeat(3)}-8${side.repeat(3)}-${String(THINGS.indexOf(thing)).padStart(12, '0')}`;
export const shaOf = (side: Letter, more = ''): string => side.repeat(64 - more.length) + more;
export const nameOf = (side: Letter): string => `${side.repeat(6)}轻盈`;
export const PROVINCE: Readonly<Record<Side, string>> = { a: '11', b: '44' };
/** What both sides take part in, and what everybody knows. */
export const NATION = {
  campaign: '01cccccc-cccc-7ccc-8ccc-000000000001',
  engine: '01cccccc-cccc-7ccc-8ccc-000000000002',
  figure: '01cccccc-cccc-7ccc-8ccc-000000000003',
};

/** What frames of campaigns are kept as here: an empty text, which a test puts into its store of objects. */
export const FRAME = createHash('sha256').digest('hex');

export type Row = Readonly<Record<string, unknown>>;
export const insertInto = (db: Database, table: string, ...rows: readonly Row[]) =>
  db
    .insertInto(table as 'app')
    .values(rows as never)
    .execute();

/** Whose rows are laid, as what is laid takes it. */
export interface SideRows {
  readonly id: (thing: Thing) => string;
  readonly sha: (more?: string) => string;
  readonly name: string;
  readonly province: string;
  readonly at: Date;
  readonly add: (table: string, ...rows: readonly Row[]) => Promise<unknown>;
}
