import { createHash } from 'node:crypto';
import { systemSession } from '@touchstone/db';
import { deadlineRows } from '@touchstone/db/repositories/deadline-rows';
import { catalogueEntries } from '@touchstone/db/repositories/notice-catalogue-rows';
import { noticeRows } from '@touchstone/db/repositories/notice-rows';
import { writeNotice } from '@touchstone/documents';
import { type CatalogueEntry, type NoticeCatalogue, withEntries } from '@touchstone/domain/notice';
import { notices, ruleSet } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import type { NoticeActor, NoticePorts, NoticeTransaction } from '@touchstone/services/notices';
import { nameOf, type SignedIn } from '../access/actor.ts';
import type { Platform, Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { caseRowsOf } from './case-ports.ts';

/** A list of some thousand rows as PDF. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

const noticeTransaction =
  (platform: Platform) =>
  (tx: Transaction): NoticeTransaction =>
    // the rows' own words are texts; those of the domain are narrower
    ({ ...deadlineRows(tx, platform.now), ...noticeRows(tx), ...caseRowsOf(platform)(tx) }) as unknown as NoticeTransaction;

/** Notices for one request, audited. Whether the caller may see the notice is asked under their own session before. */
export const noticePorts = async (from: EditFrom, act: Act): Promise<NoticePorts> => ({
  ...noticeKit(from.platform, await noticeCatalogue(from.platform)),
  inTransaction: (work) =>
    undoneWhenRefused(
      (guarded) => auditedEdit(from, act, noticeTransaction(from.platform), guarded as (tx: NoticeTransaction) => Promise<never>),
      work,
    ),
});

/** Carries a refusal out of the transaction that it ends. */
class Undone extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('refused');
    this.result = result;
  }
}

/** A step moves cases, takes numbers and starts deadlines before it may find that it cannot be: then none of it has been. */
async function undoneWhenRefused<T>(
  run: (work: (tx: NoticeTransaction) => Promise<T>) => Promise<T>,
  work: (tx: NoticeTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await run(async (tx) => {
      const result = await work(tx);
      if ((result as { readonly ok?: boolean }).ok === false) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as T;
    throw error;
  }
}

/** Looks at notices, seeing all that they rest on; changes nothing. */
export const noticeLooks = async (platform: Platform): Promise<NoticePorts> => ({
  ...noticeKit(platform, await noticeCatalogue(platform)),
  inTransaction: (work) => platform.transaction(systemSession('notices'), (tx) => work(noticeTransaction(platform)(tx))),
});

const noticeKit = (platform: Platform, catalogue: NoticeCatalogue): Omit<NoticePorts, 'inTransaction'> => ({
  catalogue,
  words: ruleSet.problems,
  wordingOf: problemOf,
  lookAtBytes: (digests) => lookAtBytes(platform, digests),
  async writeFiles(notice) {
    const files = await writeNotice(notice);
    return Promise.all(
      files.map(async ({ format, attachment, content }) => ({
        format,
        attachment,
        ...(await platform.objects.put([content], { maxBytes: MAX_FILE_BYTES })),
      })),
    );
  },
  hash: ports.hash,
});

let delivered: NoticeCatalogue | undefined;

/** What data/notices holds, read once. */
export function deliveredCatalogue(): NoticeCatalogue {
  delivered ??= notices();
  return delivered;
}

/** Texts, columns, laws and names of stores as they are now: what came with the installation, and what an authority has changed since. */
export const noticeCatalogue = ({ transaction }: Pick<Platform, 'transaction'>): Promise<NoticeCatalogue> =>
  transaction(systemSession('notices'), async (tx) =>
    withEntries(deliveredCatalogue(), (await catalogueEntries(tx)) as readonly CatalogueEntry[]),
  );

const codeOfRule = new Map(ruleSet.rules.map(({ id, problem }) => [id, problem]));
const codeOfItem = new Map(ruleSet.items.map(({ clause, problem }) => [clause, problem]));
const titleOfRule = new Map(ruleSet.rules.map(({ id, title }) => [id, title.zh]));
const wordOfCode = new Map(ruleSet.problems.map(({ code, zh }) => [code, zh]));

/** The wording of 所涉问题 for a clause: its rule's, its item's, or that of a clause above it; where none is known what its rule says is wrong. */
export function problemOf(clause: string, rule: string): string {
  const above = clause.replace(/\.\d+$/, '');
  const listed = ruleSet.problems.find(({ clauses }) => clauses.includes(clause) || clauses.includes(above))?.code;
  const code = codeOfRule.get(rule) ?? codeOfItem.get(clause) ?? codeOfItem.get(above) ?? listed;
  return (code === undefined ? undefined : wordOfCode.get(code)) ?? titleOfRule.get(rule) ?? clause;
}

/** Reads what is stored and hashes it again: a digest in a row proves nothing. */
async function lookAtBytes({ objects }: Pick<Platform, 'objects'>, digests: readonly string[]) {
  const seen = new Map<string, 'match' | 'differ' | 'absent'>();
  for (const sha256 of digests) seen.set(sha256, await lookAt(objects, sha256));
  return seen;
}

async function lookAt(objects: Platform['objects'], sha256: string): Promise<'match' | 'differ' | 'absent'> {
  if ((await objects.stat(sha256)) === undefined) return 'absent';
  const hash = createHash('sha256');
  for await (const chunk of await objects.open(sha256)) hash.update(chunk as Uint8Array);
  return hash.digest('hex') === sha256 ? 'match' : 'differ';
}

/** Who asks, as notices take it. */
export const noticeActor = (actor: SignedIn): NoticeActor => ({
  name: nameOf(actor),
  person: actor.person ?? null,
  organisation: actor.organisation,
  permissions: actor.permissions,
});
