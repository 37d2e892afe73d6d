import { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/orders';
import { systemSession } from '@touchstone/db';
import { html } from '@touchstone/render';
import { confirmByLink } from '@touchstone/services/service';
import { hashToken } from '@touchstone/sign-in';
import { type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { orderEdits, orderRowsOf } from '../../wiring/order-ports.ts';

const page = (title: string, body: ReturnType<typeof html>) => ({
  status: 200,
  body: Readable.from([
    `${html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
${body}</main>
</body>
</html>
`}`,
  ]) as unknown,
  headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
});

/** Machines open links of mails, too: only a person presses a button. */
const show = handle(contracts.showServiceLink, async ({ params, platform }) => {
  const number = await platform.transaction(systemSession('service'), async (tx) => {
    const rows = orderRowsOf(platform)(tx);
    const id = await rows.serviceByLink(hashToken(params.token));
    const service = id === undefined ? undefined : await rows.holdService(id);
    return service === undefined ? undefined : (await rows.holdOrder(service.order))?.number;
  });
  if (number == null) throw new Refusal('not-found');
  return page(
    '确认收到文书 Confirm receipt',
    html`<p>文书 ${number} 已发送至您的邮箱。确认收到后，文书规定的期限开始计算。</p>
<p>Document ${number} was sent to your mailbox. With your confirmation its deadline begins to run.</p>
<form method="post"><button type="submit">确认收到 Confirm</button></form>
`,
  );
});

const confirm = handle(contracts.confirmService, async (context) => {
  const { params, platform, address } = context;
  const session = { ...systemSession('service'), actor: 'system:service-link' };
  const ports = orderEdits(
    { platform, session, address },
    { action: 'order.answer', kind: 'service', id: platform.newId(), detail: { proof: 'link' } },
  );
  const result = await confirmByLink(ports, hashToken(params.token), address);
  if (!result.ok) throw new Refusal(result.reason === 'not-found' ? 'not-found' : 'no-such-step');
  return page('已确认收到 Receipt confirmed', html`<p>感谢确认。Thank you.</p>\n`);
});

export const serviceLinkHandlers: readonly Handler[] = [show, confirm];
