import type { OutputOf } from '@touchstone/api-client';
import { listConductEntries, readOperatorRecord, recordConductEntry } from '@touchstone/api-client/routes/conduct';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { ConductFileField } from '../../parts/conduct-file-field.tsx';
import { Field } from '../../parts/field.tsx';
import { OfOperator } from '../../parts/of-operator.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { instantOfMinute, LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { Unread } from '../../parts/unread.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { CONDUCT_KINDS, type ConductKind, foundProofs, takes } from './proofs.ts';

/** Writes down what a firm did or left undone, with what shows it. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  return (
    <OfOperator
      title={t('conductEntry.new.title')}
      about={t('conductEntry.new.about')}
      list={{ to: '/conduct-entries', text: t('conduct.title') }}
    >
      {(record) => <NewEntry record={record} />}
    </OfOperator>
  );
}

function NewEntry({ record }: { readonly record: OutputOf<typeof readOperatorRecord> }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const caseId = useAddress().search['case'];
  const orders = useRead(listOrders, { query: { addressee: record.operator.id, limit: 100 } });
  const change = useChange(recordConductEntry, [listConductEntries, readOperatorRecord]);
  const [kind, setKind] = useState<ConductKind>('refusing');
  const [statement, setStatement] = useState('');
  const [at, setAt] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [file, setFile] = useState<ChosenFile>();
  const found = foundProofs(kind, record, orders.data?.items ?? []);
  const linked = found.filter(({ target }) => chosen.includes(target));
  const brings = takes(kind, 'file');
  const isReady = statement.trim() !== '' && at !== '' && (linked.length > 0 || (brings && file !== undefined));
  const { submit, isBusy, error } = useSubmit(async () => {
    const files = brings && file !== undefined ? [{ kind: 'file' as const, target: await keepConductFile(file) }] : [];
    const made = await change.mutateAsync({
      body: {
        ...{ operator: record.operator.id, kind, statement: statement.trim() },
        ...(caseId === undefined ? {} : { case: caseId }),
        happenedAt: instantOfMinute(at) ?? '',
        proofs: [...linked.map(({ kind: of, target }) => ({ kind: of, target })), ...files],
      },
    });
    open(`/conduct-entries/${made.id}`);
  });
  const isChanged = useChanged({ kind, statement, at, chosen, file });
  const unsaved = useUnsaved(isChanged && !isBusy && !change.isSuccess);
  return (
    <form onSubmit={submit}>
      {unsaved}
      <Section title={t('conductEntry.new.what')}>
        <div className="form form-narrow">
          <Pick
            label={t('conduct.column.kind')}
            value={kind}
            choices={CONDUCT_KINDS}
            say={(one) => t(`operator.conduct.words.${one}`)}
            onPick={setKind}
          />
          <Field label={t('conduct.column.statement')} hint={t('conductEntry.new.statementHint')}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={4}
                required
                maxLength={4000}
                value={statement}
                onChange={({ target }) => setStatement(target.value)}
              />
            )}
          </Field>
          <Field label={t('conductEntry.new.at')}>
            {(id) => (
              <Input id={id} type="datetime-local" max={LAST_MINUTE} required value={at} onChange={({ target }) => setAt(target.value)} />
            )}
          </Field>
        </div>
      </Section>
      <Section title={t('conduct.column.proofs')}>
        <div className="form form-narrow">
          <p className="form-hint">{t(`conductEntry.needs.${kind}`)}</p>
          <Unread of={[orders]} />
          <OnlyFirst of={orders.data} />
          {orders.data === undefined ? null : found.length === 0 ? (
            <p className="none">{t(brings ? 'conductEntry.new.onlyFile' : 'conductEntry.new.noProof')}</p>
          ) : (
            <CheckLines
              legend={t('conductEntry.new.known')}
              lines={found.map(({ kind: of, target, text }) => ({
                id: target,
                text: `${t(`conductEntry.proof.${of}`)} · ${visibleText(text)}`,
              }))}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
          {brings ? <ConductFileField label={t('conductEntry.new.file')} onChoose={setFile} /> : null}
        </div>
      </Section>
      {error === undefined ? null : <Problem error={error} />}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
          {t('conductEntry.new.do')}
        </Button>
      </div>
    </form>
  );
}
