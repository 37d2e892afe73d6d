import { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/orders';
import { listTemplates } from '@touchstone/db/repositories/order-lists';
import { officialDocx, officialHtml, officialPdf } from '@touchstone/documents';
import { type OfficialDocument, readTemplate } from '@touchstone/domain/order';
import { addTemplate, type KeptOrder, type OrdersTransaction, renderDraft } from '@touchstone/services/orders';
import { type Handler, handle } from '../../handler.ts';
import type { Session } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { orderActor, orderEdits, orderRowsOf, templatesTakenIn } from '../../wiring/order-ports.ts';
import { refuse } from './order-refusal.ts';
import { ownOrder } from './own-order.ts';
import { templateShape } from './shapes.ts';

const list = handle(contracts.listOrderTemplates, async ({ platform, transaction }) => {
  await templatesTakenIn(platform);
  const rows = await transaction((tx) => listTemplates(tx));
  return { status: 200, body: { items: rows.map(templateShape) } };
});

const read = handle(contracts.readOrderTemplate, async ({ params, platform, transaction }) => {
  await templatesTakenIn(platform);
  const rows = await transaction((tx) => listTemplates(tx, params.template));
  if (rows.length === 0) throw new Refusal('not-found');
  return { status: 200, body: { items: rows.map(templateShape) } };
});

/** The templates of all are the ministry's to change; a province's own end in its code: `interview-11`. */
function refuseForeign(scope: Session['scope'], content: unknown): void {
  if (scope.kind === 'all') return;
  const id = typeof content === 'object' && content !== null ? (content as { readonly id?: unknown }).id : undefined;
  if (scope.kind !== 'province' || typeof id !== 'string' || !id.endsWith(`-${scope.province}`)) throw new Refusal('outside-scope');
}

const add = handle(contracts.addOrderTemplate, async (context) => {
  refuseForeign(context.session.scope, context.body.template);
  const ports = orderEdits(context, { action: 'template.manage', kind: 'order-template', id: context.platform.newId() });
  const result = await addTemplate(ports, context.body.template, orderActor(context.actor));
  if (result.ok) return { status: 201, body: { id: result.id, version: result.version, sha256: result.sha256 } };
  if (result.reason !== 'bad-template') throw new Refusal('template-version', { detail: result.reason });
  throw new Refusal('bad-template', {
    errors: result.faults.map(({ at, fault }) => ({ pointer: `/body/template/${at}`, message: fault })),
  });
});

const preview = handle(contracts.previewOrderTemplate, async (context) => {
  const { params, body, actor, platform, session } = context;
  await templatesTakenIn(platform);
  const order = {
    organisation: actor.organisation,
    addressee: { kind: 'operator' as const, id: '', name: body.addressee },
    case: body.case ?? null,
    deadline: body.deadline ?? null,
    fields: body.fields,
    copies: body.copies ?? '',
    isDemo: false,
  };
  const rendered = await platform.transaction(session, async (tx) => {
    const rows = orderRowsOf(platform)(tx);
    const kept = await (body.version === undefined ? rows.template(params.template) : rows.templateVersion(params.template, body.version));
    return kept === undefined ? undefined : renderDraft(rows, order, kept.template);
  });
  if (rendered === undefined) throw new Refusal('not-found');
  if (!rendered.ok) return refuse(rendered);
  const { document, open, deadline } = rendered;
  return {
    status: 200,
    body: {
      html: officialHtml({ ...document, watermark: DRAFT }),
      open: open.map((one) => ({ ...one })),
      deadline: deadline === undefined ? null : { reason: deadline.reason, missingYear: deadline.missingYear ?? null },
    },
  };
});

const tryTemplate = handle(contracts.tryOrderTemplate, async ({ body, actor, platform, session }) => {
  const read = readTemplate(body.template);
  if (!read.ok) return { status: 200, body: { html: null, faults: read.faults.map((one) => ({ ...one })) } };
  const order = {
    ...{ organisation: actor.organisation, addressee: { kind: 'operator' as const, id: '', name: body.addressee } },
    ...{ case: null, deadline: null, fields: {}, copies: '', isDemo: false },
  };
  const rendered = await platform.transaction(session, (tx) => renderDraft(orderRowsOf(platform)(tx), order, read.template));
  if (!rendered.ok) return refuse(rendered);
  return { status: 200, body: { html: officialHtml({ ...rendered.document, watermark: DRAFT }), faults: [] } };
});

const DRAFT = '草稿';

interface Written {
  readonly type: string;
  write(document: OfficialDocument): Promise<string | Uint8Array>;
}

const FORMATS: Readonly<Record<'pdf' | 'docx' | 'html', Written>> = {
  pdf: { type: 'application/pdf', write: officialPdf },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: officialDocx },
  html: { type: 'text/html; charset=utf-8', write: async (document) => officialHtml(document) },
};

/** A document as it stands, with the mark of a draft; one that is issued shows its frozen files instead. */
const previewDraft = handle(contracts.previewOrder, async (context) => {
  const { params, query, platform, session } = context;
  const order = await ownOrder(context, params.order);
  if (order.issuedAtMs !== null) throw new Refusal('no-such-step');
  const rendered = await platform.transaction(session, (tx) => rendering(orderRowsOf(platform)(tx), order));
  if (!rendered.ok) return refuse(rendered);
  const format = query.format ?? 'pdf';
  const { type, write } = FORMATS[format];
  return {
    status: 200,
    body: Readable.from([Buffer.from(await write({ ...rendered.document, watermark: DRAFT }))]) as unknown,
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="order-${order.id}-draft.${format}"` },
  };
});

async function rendering(rows: OrdersTransaction, order: KeptOrder) {
  const kept = await rows.templateVersion(order.template.id, order.template.version);
  return kept === undefined ? ({ ok: false, reason: 'no-such-template' } as const) : renderDraft(rows, order, kept.template);
}

export const templateHandlers: readonly Handler[] = [list, read, add, tryTemplate, preview, previewDraft];
