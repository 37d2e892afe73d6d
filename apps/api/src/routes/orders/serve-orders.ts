import type { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/orders';
import { keepScan, signOrder } from '@touchstone/services/orders';
import { acknowledgeOrder, answerOrder, type Proof, type ProveService, prepareService, recordProof } from '@touchstone/services/service';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, type Handler, handle } from '../../handler.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { gatewayKey } from '../../wiring/gateway-key.ts';
import { orderActor, orderEdits } from '../../wiring/order-ports.ts';
import { sealPort } from '../../wiring/seal-port.ts';
import { refuse } from './order-refusal.ts';
import { ownOrder, seenOrder, shown } from './own-order.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address' | 'raw'> & { readonly actor: SignedIn };

const serve = handle(contracts.serveOrder, async (context) => {
  const { params, body, actor } = context;
  await ownOrder(context, params.order);
  const ports = orderEdits(context, { action: 'order.serve', kind: 'order', id: params.order, detail: { channel: body.channel } });
  const wish = { order: params.order, channel: body.channel, address: body.address ?? '' };
  const result = await prepareService(ports, wish, orderActor(actor));
  if (!result.ok) return refuse(result);
  return { status: 201, body: { id: result.id } };
});

const receipt = handle(contracts.recordReceipt, (context) => {
  const { deliveredAt, receipt } = context.body;
  const proof: Proof = { kind: 'receipt', atMs: Date.parse(deliveredAt), sha256: null, detail: { receipt } };
  return record(context, context.params, proof);
});

const scan = handle(contracts.recordScan, async (context) => {
  const { params, query, headers } = context;
  await ownOrder(context, params.order);
  const sha256 = await received(context, headers['x-content-sha256']);
  return record(context, params, { kind: 'scan', atMs: Date.parse(query.deliveredAt), sha256, detail: { signatory: query.signatory } });
});

async function record(context: Asking, { order, service }: { readonly order: string; readonly service: string }, proof: Proof) {
  await ownOrder(context, order);
  const ports = orderEdits(context, { action: 'order.serve', kind: 'service', id: service, detail: { proof: proof.kind } });
  return proven(await recordProof(ports, { order, service }, proof, orderActor(context.actor)));
}

const acknowledge = handle(contracts.acknowledgeOrder, async (context) => {
  const { params, actor, session } = context;
  await seenOrder(context, params.order);
  const ports = orderEdits(context, { action: 'order.answer', kind: 'order', id: params.order, detail: { step: 'acknowledge' } });
  return proven(await acknowledgeOrder(ports, params.order, orderActor(actor), session.scope));
});

const answer = handle(contracts.answerOrder, async (context) => {
  const { params, body, actor, session } = context;
  await seenOrder(context, params.order);
  const ports = orderEdits(context, { action: 'order.answer', kind: 'order', id: params.order, detail: { step: body.kind } });
  const result = await answerOrder(ports, { order: params.order, ...body }, orderActor(actor), session.scope);
  return result.ok ? { status: 201, body: { id: result.id } } : refuse(result);
});

function proven(result: ProveService) {
  return result.ok ? { status: 200, body: { isFirst: result.isFirst } } : refuse(result);
}

const seal = handle(contracts.sealOrder, async (context) => {
  const { params, headers, actor } = context;
  await ownOrder(context, params.order);
  const sha256 = await received(context, headers['x-content-sha256']);
  const ports = orderEdits(context, { action: 'order.serve', kind: 'order', id: params.order, detail: { step: 'seal', sha256 } });
  const result = await keepScan(ports, params.order, sha256, orderActor(actor));
  if (!result.ok) return refuse(result);
  return shown(context, params.order);
});

const sign = handle(contracts.signOrder, async (context) => {
  const { params, actor, platform } = context;
  await ownOrder(context, params.order);
  const ports = orderEdits(context, { action: 'order.issue', kind: 'order', id: params.order, detail: { step: 'sign' } });
  const result = await signOrder(ports, await sealPort(platform), params.order, orderActor(actor));
  if (!result.ok) return refuse(result);
  return shown(context, params.order);
});

/** The uploaded scan, kept by its digest. */
async function received({ raw, platform }: Pick<Asking, 'raw' | 'platform'>, expectedSha256: string): Promise<string> {
  mediaTypeOf(raw.request, contracts.SEAL_TYPES);
  const body = raw.request.body as Readable;
  const { sha256 } = await platform.objects.put(body, { maxBytes: contracts.MAX_SCAN_BYTES, expectedSha256 }).catch(asRefusal);
  return sha256;
}

const readKey = handle(contracts.readGatewayKey, async ({ platform }) => ({ status: 200, body: { secret: gatewayKey(platform) } }));

export const serveOrderHandlers: readonly Handler[] = [serve, receipt, scan, acknowledge, answer, seal, sign, readKey];
