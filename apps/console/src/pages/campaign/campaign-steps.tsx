import type { OutputOf } from '@touchstone/api-client';
import {
  assignLab,
  assignQuotas,
  editCampaign,
  listCampaignEvents,
  listCampaigns,
  listLabAssignments,
  listQuotas,
  readCampaign,
} from '@touchstone/api-client/routes/campaigns';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { Pick } from '../../parts/pick.tsx';
import { useProvince } from '../../parts/province.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import { ChooseLab } from './choose-lab.tsx';
import { type QuotaWish, quotaWish } from './quota-wish.ts';

interface Props {
  readonly campaign: OutputOf<typeof readCampaign>;
  /** Those that have members. */
  readonly provinces: readonly string[];
  readonly quotas: readonly { readonly province: string; readonly quota: number }[];
}

const ENDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED', 'CANCELLED']);
const WAYS = ['total', 'each'] as const;
const BLANK_RANGE = { organisation: '', first: 1, last: 1, dueOn: '' };

/** 统筹部署: who has which part of a campaign, provinces by number and labs by range of the sample. */
export function CampaignSteps({ campaign, provinces, quotas }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const params = { campaign: campaign.id };
  const size = campaign.sampleSize ?? 1;
  const [way, setWay] = useState<(typeof WAYS)[number]>('total');
  const [total, setTotal] = useState<number>();
  const [each, setEach] = useState<QuotaWish['each']>({});
  const [range, setRange] = useState<Partial<typeof BLANK_RANGE>>({});
  const wanted = { ...BLANK_RANGE, last: size, ...range };
  const given = Object.fromEntries(quotas.map((one) => [one.province, one.quota]));
  const assign = useChange(assignQuotas, [listQuotas, readCampaign]);
  const lab = useChange(assignLab, [listLabAssignments]);
  const [priority, setPriority] = useState<number>();
  const edit = useChange(editCampaign, [readCampaign, listCampaigns, listCampaignEvents]);
  const ended = ENDED.has(campaign.state) ? t('campaign.why', { state: t(`states.campaign.${campaign.state}`) }) : undefined;
  const steps: readonly Step[] = [
    {
      ...{ key: 'quotas', kind: 'plain', permission: 'campaign.assign' },
      label: t('campaign.quota.assign'),
      consequence: t('campaign.quota.assignAbout'),
      notNow: ended ?? (campaign.province === null ? undefined : t('campaign.quota.notNational')),
      fields: (
        <>
          <Pick label={t('campaign.quota.way')} value={way} choices={WAYS} say={(one) => t(`campaign.quota.${one}`)} onPick={setWay} />
          {way === 'total' ? (
            <Field label={t('campaign.quota.total')}>
              {(id) => <NumberInput id={id} min={1} max={5_000_000} precision={0} value={total ?? size} onChange={setTotal} />}
            </Field>
          ) : (
            provinces.map((code) => (
              <Field key={code} label={province(code)}>
                {(id) => (
                  <NumberInput
                    id={id}
                    min={0}
                    precision={0}
                    value={each[code] ?? given[code] ?? 0}
                    onChange={(value) => setEach({ ...each, [code]: value })}
                  />
                )}
              </Field>
            ))
          )}
        </>
      ),
      take: () =>
        assign.mutateAsync({
          params,
          ifMatch: campaign.version,
          body: quotaWish({ way, total: total ?? size, each: { ...given, ...each } }),
        }),
    },
    {
      ...{ key: 'lab', kind: 'plain', permission: 'campaign.assign' },
      label: t('campaign.lab.assign'),
      consequence: t('campaign.lab.assignAbout'),
      notNow: ended ?? (campaign.sampleSize === null ? t('campaign.lab.notDrawn') : undefined),
      fields: (
        <>
          <ChooseLab chosen={wanted.organisation} onChoose={(organisation) => setRange({ ...range, organisation })} />
          {(['first', 'last'] as const).map((end) => (
            <Field key={end} label={t(`campaign.lab.${end}`)}>
              {(id) => (
                <NumberInput
                  id={id}
                  min={end === 'first' ? 1 : wanted.first}
                  max={size}
                  precision={0}
                  value={wanted[end]}
                  onChange={(value) => setRange({ ...range, [end]: value })}
                />
              )}
            </Field>
          ))}
          <Field label={t('campaign.lab.due')}>
            {(id) => (
              <Input id={id} type="date" value={wanted.dueOn} onChange={({ target }) => setRange({ ...range, dueOn: target.value })} />
            )}
          </Field>
        </>
      ),
      take: async () => {
        const { dueOn, ...body } = wanted;
        await lab.mutateAsync({ params, body: { ...body, ...(dueOn === '' ? {} : { dueOn }) } });
      },
    },
    {
      ...{ key: 'priority', kind: 'plain', permission: 'campaign.create' },
      label: t('campaign.priority.do'),
      consequence: t('campaign.priority.about'),
      notNow: ended,
      isReady: priority !== undefined && priority !== campaign.priority,
      fields: (
        <Field label={t('campaign.fact.priority')} hint={t('campaign.priority.hint')}>
          {(id) => <NumberInput id={id} min={-100} max={100} precision={0} value={priority ?? campaign.priority} onChange={setPriority} />}
        </Field>
      ),
      take: () => edit.mutateAsync({ params, ifMatch: campaign.version, body: { priority: priority ?? campaign.priority } }),
    },
  ];
  const empty = () => {
    setPriority(undefined);
    setWay('total');
    setTotal(undefined);
    setEach({});
    setRange({});
  };
  return <Steps steps={steps} none={t('steps.none')} onClose={empty} />;
}
