import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { systemSession, withSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import type { Sent, ServicePorts, Shipment } from '@touchstone/services/service';
import { newToken } from '@touchstone/sign-in';
import type { Platform } from '../platform.ts';
import { gatewayKey } from './gateway-key.ts';
import { orderRowsOf, templatesTakenIn } from './order-ports.ts';
import { signedPost } from './signed-post.ts';
import { wholeOrNothing } from './whole-or-nothing.ts';

/** Hosts of gateways in the network of the authority: a list of `host` or `host:port`. */
export const GATEWAYS_SETTING = 'service-gateways';
const MAX_ANSWER_BYTES = 64 * 1024;

/** What the loop of service works with. */
export function servicePorts(platform: Platform): ServicePorts {
  const session = systemSession('service');
  return {
    async inTransaction(work) {
      await templatesTakenIn(platform);
      return wholeOrNothing((inner) => withSession(platform.db, session, (tx) => inner(orderRowsOf(platform)(tx))), work);
    },
    senders: { email: (shipment) => byMail(platform, shipment), webhook: (shipment) => byGateway(platform, shipment) },
    newLink: () => newToken('link'),
    nowMs: () => platform.now().getTime(),
  };
}

/** The frozen PDF, or the signed one, as an attachment; the link in the text is what proves that it arrived. */
async function byMail(platform: Platform, { address, order, link }: Shipment): Promise<Sent> {
  if (platform.mailer === undefined) return { ok: false, retryable: true, error: 'no-mail-server' };
  const sha256 = order.sealed?.kind === 'e-signature' ? order.sealed.sha256 : (order.files?.pdf ?? '');
  const bytes = new Uint8Array(await buffer((await platform.objects.open(sha256)) as Readable));
  const url = `${platform.publicUrl}/api/v1/service-confirmations/${link}`;
  const sent = await platform.mailer.send({
    to: address,
    subject: `送达文书 ${order.number}`,
    text: [
      `${order.addressee.name}：`,
      '',
      `现以电子邮件向你单位送达文书 ${order.number}（见附件）。`,
      '请打开下面的地址并确认收到；确认的时间为送达时间，文书规定的期限自此计算。',
      '',
      url,
      '',
      `This mail serves document ${order.number} (attached). Open the address above and confirm that you have received it.`,
    ].join('\n'),
    attachments: [{ name: `${order.number}.pdf`, mediaType: 'application/pdf', bytes }],
  });
  return sent.ok ? { ok: true } : { ok: false, retryable: sent.retryable, error: sent.reason };
}

/** A gateway (SMS, a firm's own system) gets what it needs to tell the addressee, and reports back with a receipt. */
async function byGateway(platform: Platform, { service, address, order }: Shipment): Promise<Sent> {
  const { value } = await withSession(platform.db, systemSession('service'), (tx) =>
    settingRows(tx).setting<readonly string[]>(GATEWAYS_SETTING),
  );
  const at = platform.machineNow();
  const body = JSON.stringify({
    type: 'order.served',
    timestamp: at.toISOString(),
    data: {
      service,
      order: order.id,
      number: order.number,
      documentType: order.type,
      addressee: order.addressee,
      sha256: order.files?.pdf,
      // receipts are reported to this address, with a token that holds `order.serve`
      receiptTo: `${platform.publicUrl}/api/v1/orders/${order.id}/services/${service}/receipt`,
    },
  });
  const sent = await signedPost({
    url: address,
    id: service,
    body,
    at,
    secret: gatewayKey(platform),
    maxBytes: MAX_ANSWER_BYTES,
    allow: value ?? 'public',
  });
  return sent.ok ? { ok: true } : sent;
}
