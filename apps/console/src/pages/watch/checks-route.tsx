import { drawWatchChecks, listWatchChecks, raiseWatchCheck } from '@touchstone/api-client/routes/watch';
import { Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['DUE', 'SCANNING', 'REVIEWING', 'PASSED', 'RELAPSED', 'NOT_TESTED', 'DROPPED'] as const;
const OPEN: ReadonlySet<string> = new Set(['DUE', 'SCANNING', 'REVIEWING']);

/** 回头看: looks at closed cases that are due, under way and over. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const [isDrawing, setDrawing] = useState(false);
  const [isRaising, setRaising] = useState(false);
  const columns = useCheckColumns();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'watch.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.watchCheck.${state}`) },
    { key: 'isDue', words: 'watch.filter.isDue', kind: 'flag' },
    { key: 'case', words: 'watch.filter.case', kind: 'given' },
    { key: 'rule', words: 'watch.filter.rule', kind: 'given' },
    { key: 'draw', words: 'watch.filter.draw', kind: 'given' },
    { key: 'campaign', words: 'watch.filter.campaign', kind: 'given' },
  ];
  const checks = useList(listWatchChecks, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={t('watch.title')}
        about={t('watch.about')}
        actions={
          <>
            <PageLink to="/watch/rules" className="button">
              {t('watch.openRules')}
            </PageLink>
            <Action permission="watch.manage" onAct={() => setDrawing(true)}>
              {t('watch.draw.open')}
            </Action>
            {search['case'] === undefined ? null : (
              <Action kind="main" permission="watch.manage" onAct={() => setRaising(true)}>
                {t('watch.raise.open')}
              </Action>
            )}
          </>
        }
      />
      <DataTable
        caption={t('watch.title')}
        list={checks}
        columns={columns}
        filters={filters}
        empty={t('watch.empty')}
        keyOf={({ id }) => id}
        hrefOf={(row) => `/cases/${row.case}`}
      />
      {isDrawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
      {isRaising && search['case'] !== undefined ? <RaiseDialog caseId={search['case']} onClose={() => setRaising(false)} /> : null}
    </>
  );
}

function useCheckColumns(): readonly Column<RowOf<typeof listWatchChecks>>[] {
  const { t } = useTranslation();
  const outcome = (said: string) => t(`watch.outcome.${said}`, { defaultValue: said });
  return [
    {
      key: 'case',
      words: 'watch.column.case',
      isName: true,
      text: ({ caseNumber, app }) => caseNumber ?? app?.name ?? '—',
      cell: ({ caseNumber, app }) => <Text>{caseNumber ?? app?.name ?? t('watch.case')}</Text>,
    },
    {
      key: 'app',
      words: 'watch.column.app',
      text: ({ app }) => app?.name ?? '',
      cell: ({ app }) =>
        app === null ? (
          '—'
        ) : (
          <PageLink to={`/apps/${app.id}`}>
            <Text>{app.name}</Text>
          </PageLink>
        ),
    },
    {
      key: 'state',
      words: 'watch.column.state',
      text: ({ state }) => t(`states.watchCheck.${state}`),
      cell: ({ state }) => <StateTag kind="watchCheck" state={state} />,
    },
    { key: 'trigger', words: 'watch.column.trigger', text: ({ trigger }) => t(`watch.trigger.${trigger}`, { defaultValue: trigger }) },
    { key: 'ref', words: 'watch.column.ref', isExtra: true, text: ({ ref }) => ref, cell: ({ ref }) => <Text>{ref}</Text> },
    { key: 'clauses', words: 'watch.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'outcome',
      words: 'watch.column.outcome',
      text: (row) => row.outcome.map((one) => `${one.clause} ${outcome(one.outcome)}`).join('；'),
      cell: ({ outcome: said, reason }) => (
        <>
          {said.length === 0 ? '—' : said.map((one) => `${one.clause} ${outcome(one.outcome)}`).join('；')}
          {reason === '' ? null : (
            <div className="form-hint">
              <Text>{reason}</Text>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'due',
      words: 'watch.column.due',
      text: ({ dueAt }) => shanghaiTime(dueAt),
      cell: ({ dueAt, state }) => <DueText due={dueAt} isRunning={OPEN.has(state)} />,
    },
    {
      key: 'ended',
      words: 'watch.column.ended',
      text: ({ endedAt }) => (endedAt === null ? '' : shanghaiTime(endedAt)),
      cell: ({ endedAt }) => <TimeText at={endedAt} isDay />,
    },
    {
      key: 'more',
      words: 'watch.column.more',
      text: () => '',
      cell: ({ rule, draw, scan, relapse }) => (
        <span className="links-row">
          {scan === null ? null : <PageLink to={`/scans/${scan}`}>{t('watch.open.scan')}</PageLink>}
          {relapse === null ? null : <PageLink to={`/cases/${relapse}`}>{t('watch.open.relapse')}</PageLink>}
          {rule === null ? null : <PageLink to={`/watch/rules/${rule}`}>{t('watch.open.rule')}</PageLink>}
          {draw === null ? null : <PageLink to={`/watch/draws/${draw}`}>{t('watch.open.draw')}</PageLink>}
        </span>
      ),
    },
  ];
}

/** 随机抽查: closed cases are drawn with a seed, so that anyone can draw them again. */
function DrawDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const draw = useChange(drawWatchChecks, [listWatchChecks]);
  const [seed, setSeed] = useState('');
  const [size, setSize] = useState<number | null>(null);
  const [clause, setClause] = useState('');
  const [category, setCategory] = useState<number | null>(null);
  return (
    <FormDialog
      title={t('watch.draw.open')}
      about={t('watch.draw.about')}
      confirm={t('watch.draw.do')}
      isReady={seed.trim() !== '' && size !== null}
      onConfirm={async () => {
        const more = { ...(clause.trim() === '' ? {} : { clause: clause.trim() }), ...(category === null ? {} : { category }) };
        const { draw: drawn } = await draw.mutateAsync({ body: { seed: seed.trim(), size: size ?? 1, ...more } });
        open(`/watch/draws/${drawn.id}`);
      }}
      onClose={onClose}
    >
      <Field label={t('watch.draw.seed')} hint={t('watch.draw.seedHint')}>
        {(id) => <Input id={id} required maxLength={200} value={seed} onChange={({ target }) => setSeed(target.value)} />}
      </Field>
      <Field label={t('watch.draw.size')}>{(id) => <InputNumber id={id} min={1} max={10_000} value={size} onChange={setSize} />}</Field>
      <Field label={t('watch.draw.clause')}>
        {(id) => <Input id={id} maxLength={100} value={clause} onChange={({ target }) => setClause(target.value)} />}
      </Field>
      <Field label={t('watch.draw.category')}>
        {(id) => <InputNumber id={id} min={1} max={39} value={category} onChange={setCategory} />}
      </Field>
    </FormDialog>
  );
}

const CAUSES = ['person', 'complaint', 'remote-configuration'] as const;

function RaiseDialog({ caseId, onClose }: { readonly caseId: string; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const raise = useChange(raiseWatchCheck, [listWatchChecks]);
  const [trigger, setTrigger] = useState<(typeof CAUSES)[number]>('person');
  const [ref, setRef] = useState('');
  return (
    <FormDialog
      title={t('watch.raise.open')}
      about={t('watch.raise.about')}
      confirm={t('watch.raise.open')}
      isReady={ref.trim() !== ''}
      onConfirm={() => raise.mutateAsync({ body: { case: caseId, trigger, ref: ref.trim() } })}
      onClose={onClose}
    >
      <Pick
        label={t('watch.column.trigger')}
        value={trigger}
        choices={CAUSES}
        say={(one) => t(`watch.trigger.${one}`)}
        onPick={setTrigger}
      />
      <Field label={t('watch.raise.ref')}>
        {(id) => <Input id={id} required maxLength={200} value={ref} onChange={({ target }) => setRef(target.value)} />}
      </Field>
    </FormDialog>
  );
}
