import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { csvOf } from '../../parts/table/csv.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type GoldenItem, goldenLines } from './golden-file.ts';
import { GoldenReplace } from './golden-replace.tsx';

interface Props {
  readonly items: readonly GoldenItem[];
  readonly version: number;
}

interface OfClause {
  readonly clause: string;
  readonly violates: number;
  readonly clean: number;
}

const SHOWN = 500;

/** Files whose answers people have established: what is there for each clause, each file, and another set in its place. */
export function GoldenSetPage({ items, version }: Props): ReactNode {
  const { t } = useTranslation();
  const [isReplacing, setReplacing] = useState(false);
  const wanted = useAddress().search['clause'];
  const clauses = byClause(items);
  const files = wanted === undefined ? items : items.filter(({ answers }) => answers[wanted] !== undefined);
  const download = () => {
    const heading = ['artifact', 'clause', 'answer'].map((key) => t(`goldenSet.column.${key}`));
    saveFile(
      `${t('goldenSet.title')}.csv`,
      csvOf([heading, ...goldenLines(items, (answer) => t(`goldenSet.answer.${answer}`))]),
      'text/csv',
    );
  };
  return (
    <>
      <PageHeader
        title={t('goldenSet.title')}
        about={t('goldenSet.about')}
        crumbs={[{ to: '/engines', text: t('engines.title') }]}
        actions={
          <>
            {items.length === 0 ? null : (
              <button type="button" className="button" onClick={download}>
                {t('goldenSet.download')}
              </button>
            )}
            <Action permission="engine.manage" kind="main" onAct={() => setReplacing(true)}>
              {t('goldenSet.replace.do')}
            </Action>
          </>
        }
      />
      <Section title={t('goldenSet.clauses')} count={clauses.length}>
        <DataTable
          isPart
          caption={t('goldenSet.clauses')}
          list={staticList(clauses)}
          columns={CLAUSE_COLUMNS}
          empty={t('goldenSet.empty')}
          keyOf={({ clause }) => clause}
        />
      </Section>
      <Section
        title={wanted === undefined ? t('goldenSet.files') : t('goldenSet.filesOf', { clause: wanted })}
        count={files.length}
        actions={wanted === undefined ? null : <PageLink to="/golden-set">{t('goldenSet.allFiles')}</PageLink>}
      >
        {files.length > SHOWN ? <p className="form-hint">{t('goldenSet.first', { count: SHOWN })}</p> : null}
        <DataTable
          isPart
          caption={t('goldenSet.files')}
          list={staticList(files.slice(0, SHOWN))}
          columns={FILE_COLUMNS}
          empty={t('goldenSet.empty')}
          keyOf={({ artifact }) => artifact}
          hrefOf={({ artifact }) => `/artifacts/${artifact}`}
        />
      </Section>
      {isReplacing ? <GoldenReplace items={items} version={version} onClose={() => setReplacing(false)} /> : null}
    </>
  );
}

const CLAUSE_COLUMNS: readonly Column<OfClause>[] = [
  {
    key: 'clause',
    words: 'goldenSet.column.clause',
    isName: true,
    text: ({ clause }) => clause,
    cell: ({ clause }) => <PageLink to={`/golden-set?clause=${encodeURIComponent(clause)}`}>{clause}</PageLink>,
  },
  { key: 'violates', words: 'goldenSet.answer.violates', isNumber: true, text: ({ violates }) => String(violates) },
  { key: 'clean', words: 'goldenSet.answer.clean', isNumber: true, text: ({ clean }) => String(clean) },
];

const countOf = ({ answers }: GoldenItem, wanted: string): string => String(Object.values(answers).filter((one) => one === wanted).length);

const FILE_COLUMNS: readonly Column<GoldenItem>[] = [
  {
    key: 'artifact',
    words: 'goldenSet.column.artifact',
    isName: true,
    text: ({ artifact }) => artifact,
    cell: ({ artifact }) => <code title={artifact}>{artifact.slice(0, 16)}…</code>,
  },
  { key: 'violates', words: 'goldenSet.answer.violates', isNumber: true, text: (item) => countOf(item, 'violates') },
  { key: 'clean', words: 'goldenSet.answer.clean', isNumber: true, text: (item) => countOf(item, 'clean') },
];

function byClause(items: readonly GoldenItem[]): readonly OfClause[] {
  const counts = new Map<string, { violates: number; clean: number }>();
  for (const { answers } of items)
    for (const [clause, answer] of Object.entries(answers)) {
      const count = counts.get(clause) ?? { violates: 0, clean: 0 };
      count[answer]++;
      counts.set(clause, count);
    }
  return [...counts].map(([clause, count]) => ({ clause, ...count })).sort((a, b) => (a.clause < b.clause ? -1 : 1));
}
