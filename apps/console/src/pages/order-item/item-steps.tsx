import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Step, Steps } from '../../parts/steps.tsx';
import { LookFields, NO_LOOK, type TypedLook } from './look-fields.tsx';
import type { ItemDetail } from './order-item-page.tsx';

export interface ItemStepsProps {
  readonly item: ItemDetail;
  onDecide(decision: { readonly accepted: boolean; readonly reason: string; readonly basis: string }): Promise<unknown>;
  onWithdraw(withdrawal: { readonly reason: string; readonly documentNumber: string }): Promise<unknown>;
  onLook(look: TypedLook): Promise<unknown>;
}

/** What somebody saw of the listing, the decision on what the store brought forward, and taking the item back. */
export function ItemSteps({ item, onDecide, onWithdraw, onLook }: ItemStepsProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [look, setLook] = useState(NO_LOOK);
  const id = useId();
  const why = t('steps.why', { state: t(`states.item.${item.state}`) });
  const line = (label: string) => (
    <>
      <label htmlFor={id}>{label}</label>
      <Input id={id} required maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
    </>
  );
  const decide = (accepted: boolean): Step => ({
    key: accepted ? 'accept' : 'reject',
    permission: 'case.decide',
    kind: 'main',
    label: t(`orderItem.step.${accepted ? 'accept' : 'reject'}`),
    consequence: t(`orderItem.consequence.${accepted ? 'accept' : 'reject'}`),
    reasonLabel: t('parts.reason'),
    fields: line(t('steps.basis')),
    notNow: item.state === 'OBJECTED' ? undefined : t('orderItem.noObjection'),
    take: (reason) => onDecide({ accepted, reason, basis: text.trim() }),
  });
  const withdraw: Step = {
    key: 'withdraw',
    permission: 'case.decide',
    kind: 'danger',
    label: t('orderItem.step.withdraw'),
    consequence: t('orderItem.consequence.withdraw'),
    reasonLabel: t('parts.reason'),
    fields: line(t('orderItem.documentNumber')),
    notNow: ['WITHDRAWN', 'REAPPEARED'].includes(item.state) ? why : undefined,
    take: (reason) => onWithdraw({ reason, documentNumber: text.trim() }),
  };
  const record: Step = {
    key: 'look',
    permission: 'store.edit',
    kind: 'plain',
    label: t('orderItem.step.look'),
    consequence: t('orderItem.consequence.look'),
    fields: <LookFields look={look} onChange={setLook} />,
    notNow: item.sentAt === null ? t('orderItem.notSent') : undefined,
    take: () => onLook(look),
  };
  const empty = () => {
    setText('');
    setLook(NO_LOOK);
  };
  return <Steps steps={[decide(true), decide(false), record, withdraw]} none={t('steps.none')} onClose={empty} />;
}
