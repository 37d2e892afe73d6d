import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { semicolon } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { byReason, type Untested } from './clauses.ts';
import type { Overview, PartProps } from './run-page.tsx';

type Material = Overview['materials'][number];

/** What was not tested, and why: which materials were not given, what waits for them, what nobody could decide. Never to be read as clean. */
export function UntestedPart({ overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const materials: readonly Column<Material>[] = [
    { key: 'name', words: 'run.untested.material', isName: true, text: ({ name }) => name },
    {
      key: 'state',
      words: 'run.untested.given',
      text: ({ count }) => (count === 0 ? t('run.untested.notGiven') : t('run.untested.files', { count })),
      cell: ({ count }) => (
        <span className={count === 0 ? 'tone-warn' : 'tone-good'}>
          {count === 0 ? t('run.untested.notGiven') : t('run.untested.files', { count })}
        </span>
      ),
    },
    { key: 'waiting', words: 'run.untested.waiting', isNumber: true, text: ({ waiting }) => String(waiting) },
  ];
  return (
    <>
      <Section title={t('run.untested.materials')}>
        <DataTable
          isPart
          caption={t('run.untested.materials')}
          list={staticList(overview.materials)}
          columns={materials}
          empty={t('run.untested.none')}
          keyOf={({ input }) => input}
        />
      </Section>
      <Reasons overview={overview} result="not-tested" />
      <Reasons overview={overview} result="undecided" />
      <Section title={t('run.untested.limits')}>
        {overview.limits.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {overview.problems === 0 ? null : <p>{t('run.untested.problems', { count: overview.problems })}</p>}
      </Section>
    </>
  );
}

const FEW = 3;

function Reasons({ overview, result }: { readonly overview: Overview; readonly result: 'not-tested' | 'undecided' }): ReactNode {
  const { t } = useTranslation();
  const rows = byReason(overview.documents, result);
  const title = t(result === 'not-tested' ? 'run.untested.title' : 'run.untested.undecided');
  const columns: readonly Column<Untested>[] = [
    {
      key: 'reason',
      words: 'run.untested.reason',
      isName: true,
      text: ({ reason }) => (reason === '' ? t('run.untested.noReason') : reason),
    },
    { key: 'count', words: 'run.untested.count', isNumber: true, text: ({ clauses }) => String(clauses.length) },
    {
      key: 'clauses',
      words: 'run.untested.clauses',
      text: ({ clauses }) => clauses.map(({ clause }) => clause).join(' '),
      cell: ({ clauses }) => <Clauses of={clauses} />,
    },
  ];
  return (
    <Section title={title} count={overview.counts[result]}>
      <p className="form-hint">{t('run.untested.note')}</p>
      <DataTable
        isPart
        caption={title}
        list={staticList(rows)}
        columns={columns}
        empty={t('run.untested.none')}
        keyOf={({ reason }) => reason}
      />
    </Section>
  );
}

/** The first few, the rest behind a press. */
function Clauses({ of }: { readonly of: Untested['clauses'] }): ReactNode {
  const { t } = useTranslation();
  const lines = of.map(({ clause, title }) => `${clause} ${title}`);
  if (lines.length <= FEW) return lines.join(semicolon());
  return (
    <details>
      <summary>
        {lines.slice(0, FEW).join(semicolon())} {t('run.untested.more', { count: lines.length - FEW })}
      </summary>
      {lines.slice(FEW).join(semicolon())}
    </details>
  );
}
