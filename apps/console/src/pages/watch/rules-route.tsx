import { createWatchRule, listWatchRules } from '@touchstone/api-client/routes/watch';
import { Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pick } from '../../parts/pick.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { RuleTarget } from './rule-target.tsx';

const KINDS = ['case', 'operator', 'clause', 'category'] as const;
const STATES = ['ACTIVE', 'PAUSED', 'ENDED'] as const;
const TRIGGERS = ['new-version', 'complaint', 'remote-configuration'] as const;

/** Who is looked at again after a case was closed, why and how often. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const [isNew, setNew] = useState(false);
  const filters: readonly Filter[] = [
    { key: 'kind', words: 'watch.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`watch.kind.${kind}`) },
    { key: 'state', words: 'watch.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.watchRule.${state}`) },
    { key: 'target', words: 'watch.filter.target', kind: 'text', isMore: true },
  ];
  const rules = useList(listWatchRules, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listWatchRules>>[] = [
    {
      key: 'note',
      words: 'watch.column.note',
      isName: true,
      text: ({ note, kind }) => (note === '' ? t(`watch.kind.${kind}`) : note),
      cell: ({ note, kind }) => <Text>{note === '' ? t(`watch.kind.${kind}`) : note}</Text>,
    },
    {
      key: 'target',
      words: 'watch.column.target',
      text: ({ target }) => target,
      cell: ({ kind, target }) => <RuleTarget kind={kind} target={target} />,
    },
    {
      key: 'state',
      words: 'watch.column.state',
      text: ({ state }) => t(`states.watchRule.${state}`),
      cell: ({ state }) => <StateTag kind="watchRule" state={state} />,
    },
    {
      key: 'every',
      words: 'watch.column.every',
      text: ({ everyDays }) => (everyDays === null ? '—' : t('watch.everyDays', { count: everyDays })),
    },
    {
      key: 'triggers',
      words: 'watch.column.triggers',
      text: ({ triggers }) => triggers.map((one) => t(`watch.trigger.${one}`)).join('、'),
    },
    { key: 'clauses', words: 'watch.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'next',
      words: 'watch.column.next',
      text: ({ nextDueAt }) => (nextDueAt === null ? '' : shanghaiTime(nextDueAt)),
      cell: ({ nextDueAt }) => <TimeText at={nextDueAt} isDay />,
    },
    {
      key: 'until',
      words: 'watch.column.until',
      isExtra: true,
      text: ({ until }) => (until === null ? '' : shanghaiTime(until)),
      cell: ({ until }) => <TimeText at={until} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('watch.rules.title')}
        about={t('watch.rules.about')}
        crumbs={[{ to: '/watch/checks', text: t('watch.title') }]}
        actions={
          <Action kind="main" permission="watch.manage" onAct={() => setNew(true)}>
            {t('watch.rules.new')}
          </Action>
        }
      />
      <DataTable
        caption={t('watch.rules.title')}
        list={rules}
        columns={columns}
        filters={filters}
        empty={t('watch.rules.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/watch/rules/${id}`}
      />
      {isNew ? <RuleDialog onClose={() => setNew(false)} /> : null}
    </>
  );
}

/** A rule that is never due would be refused: days or a cause must be said. */
function RuleDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const create = useChange(createWatchRule, [listWatchRules]);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('clause');
  const [target, setTarget] = useState('');
  const [everyDays, setEveryDays] = useState<number | null>(90);
  const [triggers, setTriggers] = useState<readonly (typeof TRIGGERS)[number][]>([]);
  const [note, setNote] = useState('');
  const toggle = (one: (typeof TRIGGERS)[number]) =>
    setTriggers(triggers.includes(one) ? triggers.filter((other) => other !== one) : [...triggers, one]);
  return (
    <FormDialog
      title={t('watch.rules.new')}
      about={t('watch.rules.newAbout')}
      confirm={t('watch.rules.create')}
      isReady={target.trim() !== '' && (everyDays !== null || triggers.length > 0)}
      onConfirm={async () => {
        const often = everyDays === null ? {} : { everyDays };
        const made = await create.mutateAsync({
          body: { kind, target: target.trim(), triggers: [...triggers], note: note.trim(), ...often },
        });
        open(`/watch/rules/${made.id}`);
      }}
      onClose={onClose}
    >
      <Pick label={t('watch.filter.kind')} value={kind} choices={KINDS} say={(one) => t(`watch.kind.${one}`)} onPick={setKind} />
      <Field label={t(`watch.targetOf.${kind}`)}>
        {(id) => <Input id={id} required maxLength={128} value={target} onChange={(event) => setTarget(event.target.value)} />}
      </Field>
      <Field label={t('watch.rules.every')} hint={t('watch.rules.everyHint')}>
        {(id) => <InputNumber id={id} min={1} max={3650} value={everyDays} onChange={setEveryDays} />}
      </Field>
      <fieldset className="checks">
        <legend>{t('watch.column.triggers')}</legend>
        {TRIGGERS.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={triggers.includes(one)} onChange={() => toggle(one)} /> {t(`watch.trigger.${one}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('watch.column.note')}>
        {(id) => <Input id={id} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
