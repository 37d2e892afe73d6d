import { acknowledgeOrder, listServices, readOrder, recordReceipt, serveOrder } from '@touchstone/api-client/routes/orders';
import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMe } from '../../app/me.ts';
import { instantOfMinute, LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import type { OrderDetail } from './order-page.tsx';
import type { ServiceRow } from './order-services.tsx';
import { ScanUpload } from './scan-upload.tsx';

interface Props {
  readonly order: OrderDetail;
  readonly services: readonly ServiceRow[];
}

const STALE = [listServices, readOrder];
const CHANNELS = ['inbox', 'email', 'webhook', 'paper', 'store-protocol'] as const;

/** Ways that need to be told where to; the others know. */
const ADDRESSED: ReadonlySet<string> = new Set(['email', 'webhook', 'paper']);

/** Serving a document, its proof on paper, the receipt of a gateway, and, for who is addressed, that one has it. */
export function ServiceActions({ order, services }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  const serve = useChange(serveOrder, STALE);
  const receive = useChange(recordReceipt, STALE);
  const acknowledge = useChange(acknowledgeOrder, STALE);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('inbox');
  const [address, setAddress] = useState('');
  const [deliveredAt, setDeliveredAt] = useState('');
  const isOwn = order.organisation === me.organisation.id;
  const params = { order: order.id };
  const why = order.state === 'ISSUED' ? undefined : t('steps.why', { state: t(`states.order.${order.state}`) });
  const gateway = services.find((service) => service.channel === 'webhook' && service.state === 'SENT');

  const serving: Step = {
    key: 'serve',
    permission: 'order.serve',
    kind: 'main',
    label: t('order.serve.serve'),
    consequence: t('order.serve.serveConsequence'),
    notNow: why,
    fields: (
      <>
        <label htmlFor={`${id}-channel`}>{t('order.services.channel')}</label>
        <Select
          id={`${id}-channel`}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.filter((value) => value !== 'store-protocol' || order.addressee.kind === 'store').map((value) => ({
            value,
            label: t(`states.channel.${value}`),
          }))}
          getPopupContainer={(node) => node.parentElement ?? document.body}
        />
        {ADDRESSED.has(channel) ? (
          <>
            <label htmlFor={`${id}-address`}>{t(`order.serve.addresses.${channel}`)}</label>
            <Input id={`${id}-address`} required maxLength={500} value={address} onChange={({ target }) => setAddress(target.value)} />
          </>
        ) : null}
        <p className="form-hint">{t(`order.serve.proofs.${channel}`)}</p>
      </>
    ),
    take: () => serve.mutateAsync({ params, body: { channel, ...(ADDRESSED.has(channel) ? { address: address.trim() } : {}) } }),
  };
  const receipt: Step = {
    key: 'receipt',
    permission: 'order.serve',
    kind: 'plain',
    label: t('order.serve.receipt'),
    consequence: t('order.serve.receiptConsequence'),
    reasonLabel: t('order.serve.receiptText'),
    notNow: why ?? (gateway === undefined ? t('order.serve.noGateway') : undefined),
    fields: (
      <>
        <label htmlFor={`${id}-at`}>{t('order.serve.at')}</label>
        <Input
          id={`${id}-at`}
          type="datetime-local"
          max={LAST_MINUTE}
          required
          value={deliveredAt}
          onChange={({ target }) => setDeliveredAt(target.value)}
        />
      </>
    ),
    take: (text) =>
      receive.mutateAsync({
        params: { ...params, service: gateway?.id ?? '' },
        body: { deliveredAt: instantOfMinute(deliveredAt) ?? '', receipt: text },
      }),
  };
  const having: Step = {
    key: 'acknowledge',
    permission: 'order.answer',
    kind: 'main',
    label: t('order.serve.acknowledge'),
    consequence: t('order.serve.acknowledgeConsequence'),
    notNow: why ?? (services.some(({ proofKind }) => proofKind === 'sign-in') ? t('order.serve.acknowledged') : undefined),
    take: () => acknowledge.mutateAsync({ params }),
  };
  const empty = () => {
    setChannel('inbox');
    setAddress('');
    setDeliveredAt('');
  };
  return (
    <>
      <Steps steps={isOwn ? [serving, receipt] : [having]} none={t('steps.none')} isPart onClose={empty} />
      {isOwn ? (
        <div className="actions order-actions">
          <ScanUpload order={order} services={services} />
        </div>
      ) : null}
    </>
  );
}
