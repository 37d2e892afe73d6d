import { listCases, readCase } from '@touchstone/api-client/routes/cases';
import { PENALTY_TYPES } from '@touchstone/api-client/routes/conduct';
import { listPenalties, recordPenalty } from '@touchstone/api-client/routes/penalties';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { fenOf } from '../../parts/yuan.ts';

const LISTS = ['none', 'bad', 'dishonest'] as const;
/** Kinds that have an amount. */
const WITH_AMOUNT: ReadonlySet<string> = new Set(['fine', 'confiscation']);

/** 拟处罚: proposes a penalty in the case of the address. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const caseId = useAddress().search['case'];
  return (
    <>
      <PageHeader
        title={t('penalty.new.title')}
        about={t('penalty.new.about')}
        crumbs={[{ to: '/penalties', text: t('penalties.title') }]}
      />
      {!may('penalty.record') ? (
        <Empty text={t('penalty.new.notYours')} />
      ) : caseId === undefined ? (
        <>
          <p>{t('penalty.new.noCase')}</p>
          <PageLink to="/cases">{t('cases.title')}</PageLink>
        </>
      ) : (
        <NewPenalty caseId={caseId} />
      )}
    </>
  );
}

function NewPenalty({ caseId }: { readonly caseId: string }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const detail = useRead(readCase, { params: { case: caseId } });
  const record = useChange(recordPenalty, [listPenalties, readCase, listCases]);
  const [type, setType] = useState<(typeof PENALTY_TYPES)[number]>('warning');
  const [list, setList] = useState<(typeof LISTS)[number]>('none');
  const [amount, setAmount] = useState('');
  const [law, setLaw] = useState('');
  const [reason, setReason] = useState('');
  const amountFen = WITH_AMOUNT.has(type) ? fenOf(amount) : 0;
  const isChanged = useChanged({ type, list, amount, law, reason });
  const unsaved = useUnsaved(isChanged && !record.isPending && !record.isSuccess);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (amountFen === undefined) return;
    const listed = list === 'none' ? {} : { list };
    const made = await record
      .mutateAsync({ body: { case: caseId, type, amountFen, law: law.trim(), reason: reason.trim(), ...listed } })
      .catch(() => undefined); // it is shown below
    if (made !== undefined) open(`/penalties/${made.id}`);
  };
  return (
    <Ready of={detail}>
      {({ case: one }) => (
        <form onSubmit={(event) => void submit(event)}>
          {unsaved}
          <Facts
            lines={[
              {
                label: t('penalties.column.case'),
                value: <PageLink to={`/cases/${one.id}`}>{one.number ?? t('cases.noNumber')}</PageLink>,
              },
              { label: t('case.fact.subject'), value: <Text>{one.subject.name}</Text> },
              { label: t('penalties.column.operator'), value: one.operator === null ? null : <Text>{one.operator.name ?? '—'}</Text> },
            ]}
          />
          <Section title={t('penalty.new.what')}>
            <div className="form form-narrow">
              <Pick
                label={t('penalties.column.type')}
                value={type}
                choices={PENALTY_TYPES}
                say={(choice) => t(`operator.penalties.words.${choice}`)}
                onPick={setType}
              />
              {WITH_AMOUNT.has(type) ? (
                <Field
                  label={t('penalties.column.amount')}
                  hint={amount !== '' && amountFen === undefined ? t('penalty.new.noAmount') : undefined}
                >
                  {(id) => <Input id={id} inputMode="decimal" required value={amount} onChange={({ target }) => setAmount(target.value)} />}
                </Field>
              ) : null}
              <Field label={t('penalties.column.law')} hint={t('penalty.new.lawHint')}>
                {(id) => <Input id={id} required maxLength={400} value={law} onChange={({ target }) => setLaw(target.value)} />}
              </Field>
              <Field label={t('penalties.column.reason')} hint={t('penalty.new.reasonHint')}>
                {(id) => (
                  <Input.TextArea
                    id={id}
                    rows={4}
                    required
                    maxLength={4000}
                    value={reason}
                    onChange={({ target }) => setReason(target.value)}
                  />
                )}
              </Field>
              <Pick
                label={t('penalties.column.list')}
                value={list}
                choices={LISTS}
                say={(choice) => t(`penalty.new.list.${choice}`)}
                hint={t('penalty.new.listHint')}
                onPick={setList}
              />
            </div>
          </Section>
          {record.error === null ? null : <Problem error={record.error} />}
          <div className="actions">
            <Button
              htmlType="submit"
              type="primary"
              loading={record.isPending}
              disabled={amountFen === undefined || law.trim() === '' || reason.trim() === ''}
            >
              {t('penalty.new.do')}
            </Button>
          </div>
        </form>
      )}
    </Ready>
  );
}
