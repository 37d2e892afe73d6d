import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Golden, saidOf } from '../engines/golden.ts';
import { type GoldenClause, goldenColumns } from '../engines/golden-columns.ts';

const COLUMNS: readonly Column<GoldenClause>[] = [
  { key: 'clause', words: 'engines.golden.clause', isName: true, text: ({ clause }) => clause },
  ...goldenColumns<GoldenClause>(),
];

/** What a version reached on files whose answers people have established: over all, on each clause, and where it was wrong. */
export function EngineGolden({ golden }: { readonly golden: Golden | undefined }): ReactNode {
  const { t } = useTranslation();
  if (golden === undefined)
    return (
      <Section title={t('engines.golden.title')}>
        <p className="none">{t('engines.golden.notJudged')}</p>
      </Section>
    );
  return (
    <>
      <Section
        title={t('engines.golden.title')}
        actions={<span className={`tag tone-${saidOf(golden) === 'yes' ? 'good' : 'warn'}`}>{t(`engines.golden.${saidOf(golden)}`)}</span>}
      >
        <p>
          {t('engines.golden.summary', {
            ...{ runs: golden.runs ?? '—', recall: percentText(golden.recall) },
            ...{ precision: percentText(golden.precision), untested: percentText(golden.untested) },
          })}
        </p>
        {golden.faults.length === 0 ? null : (
          <ul className="plain">
            {golden.faults.map((fault) => (
              <li key={fault}>
                <code>{fault}</code>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('engines.golden.byClause')} count={golden.clauses.length}>
        <DataTable
          isPart
          caption={t('engines.golden.byClause')}
          list={staticList(golden.clauses)}
          columns={COLUMNS}
          empty={t('engines.golden.noClauses')}
          keyOf={({ clause }) => clause}
          hrefOf={({ clause }) => `/clauses/${encodeURIComponent(clause)}`}
        />
      </Section>
      {golden.wrong.length === 0 ? null : (
        <Section title={t('engines.golden.wrong')} count={golden.wrong.length}>
          <ul className="links">
            {golden.wrong.map(({ artifact, clause, expected, vote }) => (
              <li key={`${artifact} ${clause}`}>
                <PageLink to={`/artifacts/${artifact}`}>
                  <code>{artifact.slice(0, 16)}…</code>
                </PageLink>{' '}
                {clause} {t(`engines.golden.expected.${expected}`)} {t(`states.vote.${vote}`, { defaultValue: vote })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
