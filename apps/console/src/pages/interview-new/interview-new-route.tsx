import type { OutputOf } from '@touchstone/api-client';
import { listInterviews, readOperatorRecord, recordInterview } from '@touchstone/api-client/routes/conduct';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { ConductFileField } from '../../parts/conduct-file-field.tsx';
import { Field } from '../../parts/field.tsx';
import { OfOperator } from '../../parts/of-operator.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { instantOfMinute, LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { Unread } from '../../parts/unread.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { attendantsOf, officersOf } from './people-lines.ts';

const NOTHING = { at: '', place: '', attended: '', officers: '', summary: '', order: '' };

/** Writes down a 约谈: who sat there, when, what was said, and the minutes. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  return (
    <OfOperator title={t('interview.new.title')} about={t('interview.new.about')} list={{ to: '/interviews', text: t('interview.title') }}>
      {(record) => <NewInterview operator={record.operator.id} />}
    </OfOperator>
  );
}

function NewInterview({ operator }: { readonly operator: OutputOf<typeof readOperatorRecord>['operator']['id'] }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const caseId = useAddress().search['case'];
  const summons = useRead(listOrders, { query: { addressee: operator, type: 'interview', limit: 50 } });
  const change = useChange(recordInterview, [listInterviews, readOperatorRecord]);
  const [typed, setTyped] = useState(NOTHING);
  const [minutes, setMinutes] = useState<ChosenFile>();
  const put = (more: Partial<typeof NOTHING>) => setTyped({ ...typed, ...more });
  const attended = attendantsOf(typed.attended);
  const officers = officersOf(typed.officers);
  const issued = (summons.data?.items ?? []).filter(({ issuedAt }) => issuedAt !== null);
  const isReady = typed.at !== '' && typed.summary.trim() !== '' && attended.length > 0 && officers.length > 0 && minutes !== undefined;
  const { submit, isBusy, error } = useSubmit(async () => {
    if (minutes === undefined) return;
    await change.mutateAsync({
      body: {
        operator,
        ...(caseId === undefined ? {} : { case: caseId }),
        ...(typed.order === '' ? {} : { order: typed.order }),
        ...(typed.place.trim() === '' ? {} : { place: typed.place.trim() }),
        heldAt: instantOfMinute(typed.at) ?? '',
        attended: [...attended],
        officers: [...officers],
        summary: typed.summary.trim(),
        minutes: await keepConductFile(minutes),
      },
    });
    open(`/interviews?operator=${operator}`);
  });
  const isChanged = useChanged({ typed, minutes });
  const unsaved = useUnsaved(isChanged && !isBusy && !change.isSuccess);
  return (
    <form onSubmit={submit}>
      {unsaved}
      <div className="form form-narrow">
        <Field label={t('interview.new.at')}>
          {(id) => (
            <Input
              id={id}
              type="datetime-local"
              max={LAST_MINUTE}
              required
              value={typed.at}
              onChange={({ target }) => put({ at: target.value })}
            />
          )}
        </Field>
        <Field label={t('interview.column.place')}>
          {(id) => <Input id={id} maxLength={200} value={typed.place} onChange={({ target }) => put({ place: target.value })} />}
        </Field>
        <Unread of={[summons]} />
        <OnlyFirst of={summons.data} />
        {issued.length === 0 ? null : (
          <Pick
            label={t('interview.column.order')}
            value={typed.order}
            choices={['', ...issued.map(({ id }) => id)]}
            say={(one) => issued.find(({ id }) => id === one)?.number ?? t('interview.new.noOrder')}
            onPick={(order) => put({ order })}
          />
        )}
        <Field label={t('interview.column.attended')} hint={t('interview.new.attendedHint')}>
          {(id) => (
            <Input.TextArea id={id} rows={3} required value={typed.attended} onChange={({ target }) => put({ attended: target.value })} />
          )}
        </Field>
        <Field label={t('interview.column.officers')} hint={t('interview.new.officersHint')}>
          {(id) => (
            <Input.TextArea id={id} rows={2} required value={typed.officers} onChange={({ target }) => put({ officers: target.value })} />
          )}
        </Field>
        <Field label={t('interview.column.summary')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={5}
              required
              maxLength={20_000}
              value={typed.summary}
              onChange={({ target }) => put({ summary: target.value })}
            />
          )}
        </Field>
        <ConductFileField label={t('interview.new.minutes')} onChoose={setMinutes} />
      </div>
      {error === undefined ? null : <Problem error={error} />}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
          {t('interview.new.do')}
        </Button>
      </div>
    </form>
  );
}
