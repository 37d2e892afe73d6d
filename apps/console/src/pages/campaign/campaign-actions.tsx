import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { CAMPAIGN_ORDERS, type CampaignOrder, isNow } from './campaign-orders.ts';

interface Props {
  readonly campaign: { readonly state: string; readonly isPaused: boolean };
  onOrder(order: CampaignOrder['order'], seed: string): Promise<void>;
}

/** What can be ordered now; a draw asks for its seed, and cancelling is asked twice. */
export function CampaignActions({ campaign, onOrder }: Props): ReactNode {
  const { t } = useTranslation();
  const [seed, setSeed] = useState('');
  const asked: Readonly<Partial<Record<CampaignOrder['order'], Partial<Step>>>> = {
    draw: {
      consequence: t('campaign.seedHint'),
      isReady: seed.trim() !== '',
      fields: (
        <Field label={t('campaign.seed')}>
          {(id) => <Input id={id} value={seed} onChange={({ target }) => setSeed(target.value)} required maxLength={200} />}
        </Field>
      ),
    },
    cancel: { consequence: t('campaign.confirmCancel') },
  };
  const steps = CAMPAIGN_ORDERS.filter((one) => isNow(one, campaign)).map(({ order, permission, kind }) => ({
    ...{ key: order, permission, kind },
    label: t(`campaign.order.${order}`),
    ...asked[order],
    take: () => onOrder(order, seed.trim()),
  }));
  return (
    <div className="panel">
      <Steps steps={steps} isPart onClose={() => setSeed('')} />
    </div>
  );
}
