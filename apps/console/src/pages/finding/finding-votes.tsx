import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/language-context.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useEngineName } from '../../parts/use-engine-name.ts';
import type { FindingDetail } from './finding-page.tsx';

type Vote = FindingDetail['votes'][number];

/** What each engine and each laboratory said, and what was made of it. */
export function FindingVotes({ votes, explanation }: Pick<FindingDetail, 'votes' | 'explanation'>): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const lines = [...new Set(explanation[language])];
  return (
    <Section title={t('finding.votes.title')} count={votes.length}>
      <DataTable
        isPart
        caption={t('finding.votes.title')}
        list={staticList(votes)}
        columns={useVoteColumns()}
        empty={t('finding.votes.empty')}
        keyOf={({ engine, engineVersion }) => `${engine} ${engineVersion}`}
      />
      {lines.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('finding.explanation')}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                <Text>{line}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function useVoteColumns(): readonly Column<Vote>[] {
  const { t } = useTranslation();
  const nameOf = useEngineName();
  return [
    {
      key: 'engine',
      words: 'finding.votes.engine',
      isName: true,
      text: ({ engine }) => nameOf(engine),
      cell: ({ engine, engineVersion, isPerson }) => (
        <>
          <Text>{nameOf(engine)}</Text> <small className="none">{engineVersion}</small>
          {isPerson ? <span className="tag">{t('finding.votes.person')}</span> : null}
        </>
      ),
    },
    {
      key: 'vote',
      words: 'finding.votes.vote',
      text: ({ vote }) => t(`states.vote.${vote}`),
      cell: ({ vote }) => <StateTag kind="vote" state={vote} />,
    },
    {
      key: 'strength',
      words: 'finding.votes.strength',
      text: ({ strength }) => (strength === null ? '' : t(`states.strength.${strength}`)),
      cell: ({ strength }) => (strength === null ? '—' : <StateTag kind="strength" state={strength} />),
    },
    {
      key: 'reason',
      words: 'finding.votes.reason',
      text: ({ reasonText }) => reasonText ?? '',
      cell: ({ reasonText }) => (reasonText === null ? '—' : <Text>{reasonText}</Text>),
    },
    {
      key: 'standing',
      words: 'finding.votes.standing',
      text: ({ standing }) => (standing === null ? '—' : t(`finding.votes.standings.${standing}`)),
    },
    {
      key: 'weight',
      words: 'finding.votes.weight',
      isNumber: true,
      text: ({ weight }) => (weight === null ? '—' : weight.toFixed(2)),
    },
  ];
}
