import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useEngineName } from '../../parts/use-engine-name.ts';
import type { Fused } from './scan-page.tsx';
import { type Silence, silencesOf, untestedClauses } from './untested.ts';

/** What was not tested, and why: never to be read as clean. */
export function NotTested({ fused }: { readonly fused: Fused }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useEngineName();
  const columns: readonly Column<Silence>[] = [
    { key: 'engine', words: 'scan.runs.engine', isName: true, text: ({ engine }) => nameOf(engine) },
    {
      key: 'vote',
      words: 'scan.untested.vote',
      text: ({ vote }) => t(`states.vote.${vote}`),
      cell: ({ vote }) => <StateTag kind="vote" state={vote} />,
    },
    {
      key: 'reason',
      words: 'scan.untested.reason',
      text: ({ reason }) => reason ?? t('scan.untested.noReason'),
      cell: ({ reason }) => (reason === null ? t('scan.untested.noReason') : <Text>{reason}</Text>),
    },
    { key: 'count', words: 'scan.untested.count', isNumber: true, text: ({ clauses }) => String(clauses.length) },
    {
      key: 'clauses',
      words: 'scan.untested.clauses',
      text: ({ clauses }) => clauses.join(' '),
      cell: ({ clauses }) => <Clauses of={clauses} />,
    },
  ];
  const nobody = untestedClauses(fused.clauses);
  return (
    <Section title={t('scan.untested.title')} count={nobody.length}>
      <p>
        {fused.clauses.length === 0
          ? t('scan.untested.noVotes')
          : nobody.length === 0
            ? t('scan.untested.nothing')
            : t('scan.untested.about', { count: nobody.length, tested: fused.testedItems, machine: fused.machineItems })}
      </p>
      {nobody.length === 0 ? null : <Clauses of={nobody.map(({ clause, title }) => `${clause} ${title}`)} />}
      {fused.clauses.length === 0 ? null : (
        <DataTable
          isPart
          caption={t('scan.untested.title')}
          list={staticList(silencesOf(fused.clauses))}
          columns={columns}
          empty={t('scan.untested.empty')}
          keyOf={({ engine, vote, reason }) => `${engine} ${vote} ${reason}`}
        />
      )}
    </Section>
  );
}

const FEW = 3;

/** The first few, the rest behind a press. */
function Clauses({ of }: { readonly of: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (of.length <= FEW) return of.join(comma());
  return (
    <details>
      <summary>
        {of.slice(0, FEW).join(comma())} {t('scan.untested.more', { count: of.length - FEW })}
      </summary>
      {of.slice(FEW).join(comma())}
    </details>
  );
}
