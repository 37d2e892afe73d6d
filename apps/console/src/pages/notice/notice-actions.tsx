import { Input, InputNumber } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpen } from '../../app/address.ts';
import { useMe } from '../../app/me.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { hindrance, NOTICE_STEPS } from './notice-steps.ts';
import type { NoticeWork } from './use-notice-steps.ts';

interface Props {
  readonly notice: NoticeDetail;
  /** How many faults stand in the way. */
  readonly faults: number;
  /** Something was typed that is not saved yet. */
  readonly isDirty: boolean;
  readonly work: NoticeWork;
}

/** Legal review, approval, freezing, publication, withdrawal; and words beside a row once it is public. */
export function NoticeActions({ notice, faults, isDirty, work }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  const [urls, setUrls] = useState('');
  const facts = { state: notice.state, isDrafter: notice.draftedBy !== null && notice.draftedBy === me.person, faults, isDirty };
  const words = {
    state: t('steps.why', { state: t(`states.notice.${notice.state}`) }),
    own: t('steps.ownDraft'),
    unsaved: t('notice.unsaved'),
    incomplete: t('notice.incomplete', { count: faults }),
  };
  const publication = (
    <>
      <label htmlFor={`${id}-urls`}>{t('notice.urls')}</label>
      <Input.TextArea id={`${id}-urls`} rows={2} value={urls} onChange={({ target }) => setUrls(target.value)} />
    </>
  );
  const steps = NOTICE_STEPS.map((one): Step => {
    const why = hindrance(one, facts);
    return {
      ...{ key: one.step, permission: one.permission, kind: one.kind },
      label: t(`notice.step.${one.step}`),
      consequence: t(`notice.consequence.${one.step}`),
      ...(one.needsReason === true ? { reasonLabel: t('parts.reason') } : {}),
      ...(one.step === 'publish' ? { fields: publication } : {}),
      notNow: why === undefined ? undefined : words[why],
      take: (reason) => work.step(one.step, { reason, urls: urls.split(/\s+/).filter((url) => url !== '') }),
    };
  });
  const annotation = useAnnotation(notice, work);
  const open = useOpen();
  const correct: Step = {
    ...{ key: 'correct', permission: 'notice.draft', kind: 'plain' },
    label: t('notice.correct.label'),
    consequence: t('notice.correct.consequence'),
    notNow: notice.state === 'PUBLISHED' ? undefined : words.state,
    take: async () => open(`/notices/new?kind=${notice.kind}&corrects=${notice.id}`),
  };
  return (
    <Steps
      steps={[...steps, annotation.step, correct]}
      none={t('steps.none')}
      onClose={() => {
        setUrls('');
        annotation.empty();
      }}
    />
  );
}

function useAnnotation(notice: NoticeDetail, work: NoticeWork): { readonly step: Step; empty(): void } {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [attachment, setAttachment] = useState<number | null>(null);
  const [ordinal, setOrdinal] = useState<number | null>(null);
  const step: Step = {
    ...{ key: 'annotate', permission: 'notice.publish', kind: 'plain' },
    label: t('notice.annotate.label'),
    consequence: t('notice.annotate.consequence'),
    reasonLabel: t('steps.basis'),
    notNow: notice.state === 'PUBLISHED' ? undefined : t('steps.why', { state: t(`states.notice.${notice.state}`) }),
    isReady: text.trim() !== '',
    fields: (
      <>
        <label htmlFor={`${id}-text`}>{t('notice.annotate.text')}</label>
        <Input id={`${id}-text`} required maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
        <label htmlFor={`${id}-attachment`}>{t('notice.annotate.attachment')}</label>
        <InputNumber id={`${id}-attachment`} min={1} value={attachment} onChange={setAttachment} />
        <label htmlFor={`${id}-ordinal`}>{t('notice.annotate.ordinal')}</label>
        <InputNumber id={`${id}-ordinal`} min={1} value={ordinal} onChange={setOrdinal} />
      </>
    ),
    take: (basis) =>
      work.annotate({
        ...{ text: text.trim(), basis },
        ...(attachment === null ? {} : { attachment }),
        ...(ordinal === null ? {} : { ordinal }),
      }),
  };
  const empty = () => {
    setText('');
    setAttachment(null);
    setOrdinal(null);
  };
  return { step, empty };
}
