import { type Database, systemSession, withSession } from '@touchstone/db';
import { conductRows } from '@touchstone/db/repositories/conduct-rows';
import { orderItemRows } from '@touchstone/db/repositories/order-item-rows';
import { orderRows } from '@touchstone/db/repositories/order-rows';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { serviceRows } from '@touchstone/db/repositories/service-rows';
import { officialDocx, officialHtml, officialPdf } from '@touchstone/documents';
import type { OfficialDocument } from '@touchstone/domain/order';
import { papers } from '@touchstone/knowledge';
import type { ObjectStore } from '@touchstone/objects';
import { decideByDocument, notifyByDocument } from '@touchstone/services/conduct';
import { withdrawItems } from '@touchstone/services/delisting';
import { type FrozenFiles, loadTemplates, type OrderActor, type OrdersPorts } from '@touchstone/services/orders';
import type { ServiceTransaction } from '@touchstone/services/service';
import { newPaperCode } from '@touchstone/sign-in';
import { nameOf, type SignedIn } from '../access/actor.ts';
import type { Platform, Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { caseRowsOf } from './case-ports.ts';
import { penaltyRowsOf } from './conduct-ports.ts';
import { deadlineRowsOf } from './deadline-ports.ts';
import { createItemsIn, delistingRowsOf } from './delisting-ports.ts';
import { sha256Of } from './sha256-of.ts';

type Clock = Pick<Platform, 'now' | 'machineNow' | 'newId'>;

/** A document with attachments of thousands of rows. */
const MAX_BYTES = 256 * 1024 ** 2;

/** Rows of documents and their service in one transaction, with the case, its deadlines and its items behind them. */
export const orderRowsOf =
  (platform: Clock) =>
  (tx: Transaction): ServiceTransaction => ({
    ...deadlineRowsOf(platform)(tx),
    ...caseRowsOf(platform)(tx),
    ...orderRows(tx),
    ...serviceRows(tx),
    citables: conductRows(tx).citables,
    nowMs: () => platform.now().getTime(),
    newId: platform.newId,

    async keepCode({ id, addressee }, tokenHash, lifeMs, by) {
      const expiresAt = new Date(platform.machineNow().getTime() + lifeMs);
      const payload = { operator: addressee.id, order: id };
      await peopleRows(tx).insertLink({ id: platform.newId(), purpose: 'order-code', payload, expiresAt, tokenHash, createdBy: by });
    },

    async announcePenalty({ id, number, case: caseId }, { person, organisation, permissions }) {
      if (caseId === null || organisation === null || person === null) return;
      const notice = { id, number: number ?? '', caseId };
      await notifyByDocument(penaltyRowsOf(platform)(tx), notice, { person, organisation, permissions });
    },

    async decidePenalty({ id, case: caseId }, { person, organisation, permissions }) {
      if (caseId === null || organisation === null) return { ok: false, reason: 'no-such-step' };
      if (person === null) return { ok: false, reason: 'duty-apart' };
      // whoever may issue the decision decides
      const by = { person, organisation, permissions: [...permissions, 'penalty.decide'] };
      const done = await decideByDocument(penaltyRowsOf(platform)(tx), { id, caseId }, by);
      if (done.ok || done.reason !== 'case-refused') return done;
      return { ok: false, reason: done.detail };
    },

    casesOf: (order) => orderItemRows(tx).casesOf(order),

    async createItems(order, actor) {
      const publishedMs = order.notice === null ? null : await publishedMsOf(tx, order.notice);
      const issued = { ...order, number: order.number ?? '', issuedMs: order.issuedAtMs ?? 0, publishedMs };
      return createItemsIn(platform, tx, issued, byOf(actor, issued.number));
    },

    async withdrawItems(order, reason, actor) {
      const items = await orderItemRows(tx).itemsOfOrder(order.id);
      const documentNumber = order.number ?? '';
      await withdrawItems(delistingRowsOf(platform)(tx), items, { documentNumber, reason }, byOf(actor, documentNumber));
    },
  });

const byOf = ({ name, organisation, permissions }: OrderActor, basis: string) => ({ actor: name, organisation, basis, permissions });

async function publishedMsOf(tx: Transaction, notice: string): Promise<number | null> {
  const row = await tx.selectFrom('notice').select('published_at').where('id', '=', notice).executeTakeFirst();
  return row?.published_at?.getTime() ?? null;
}

/** Documents for one request, audited. Whether the caller may see the document is asked under their own session before. */
export const orderEdits = (
  from: EditFrom,
  act: Act,
): OrdersPorts & { inTransaction<R>(work: (tx: ServiceTransaction) => Promise<R>): Promise<R> } => ({
  ...files(() => from.platform.objects),
  async inTransaction(work) {
    await templatesTakenIn(from.platform);
    return auditedEdit(from, act, orderRowsOf(from.platform), work);
  },
  newCode: newPaperCode,
  nowMs: () => from.platform.now().getTime(),
});

/** Who asks, as documents take it. */
export const orderActor = (actor: SignedIn): OrderActor => ({
  name: nameOf(actor),
  person: actor.person ?? null,
  organisation: actor.organisation,
  permissions: actor.permissions,
});

/** Writers of the three files, and where they are kept. Objects are asked for only when something is kept. */
export function files(objects: () => Pick<ObjectStore, 'put'>): Pick<OrdersPorts, 'freeze' | 'keepPdf' | 'digests'> {
  const keep = async (bytes: Uint8Array) => (await objects().put([bytes], { maxBytes: MAX_BYTES })).sha256;
  return {
    async freeze(document) {
      const { pdf, docx, html } = await written(document);
      return { pdf: await keep(pdf), docx: await keep(docx), html: await keep(html) };
    },
    keepPdf: async (document) => keep(await officialPdf(document)),
    async digests(document): Promise<FrozenFiles> {
      const { pdf, docx, html } = await written(document);
      return { pdf: sha256Of(pdf), docx: sha256Of(docx), html: sha256Of(html) };
    },
  };
}

const written = async (document: OfficialDocument) => ({
  pdf: await officialPdf(document),
  docx: await officialDocx(document),
  html: Buffer.from(officialHtml(document), 'utf8'),
});

const taken = new WeakMap<Database, Promise<number>>();

/** The templates that come with the installation, taken in once a process. */
export function templatesTakenIn(platform: Clock & Pick<Platform, 'db'>): Promise<number> {
  const known = taken.get(platform.db);
  if (known !== undefined) return known;
  const taking = withSession(platform.db, systemSession('papers'), (tx) => loadTemplates(orderRowsOf(platform)(tx), papers()));
  taken.set(platform.db, taking);
  taking.catch(() => taken.delete(platform.db));
  return taking;
}
