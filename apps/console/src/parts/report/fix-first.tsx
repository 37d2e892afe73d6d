import type { FixLine } from '@touchstone/render';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../facts.tsx';
import { PageLink } from '../page-link.tsx';
import { Section } from '../section.tsx';
import { Text } from '../text.tsx';
import './report.css';
import { comma } from '../punctuation.ts';

interface Props {
  readonly fixes: readonly FixLine[];
  /** False where the file could not be read: then nothing is said to be right. */
  readonly isReadable: boolean;
  /** Whose page shows the facts; nowhere while the report is in this browser only. */
  readonly run: string | undefined;
}

/** 先改这几处: at most a handful of changes, each with whose it is, where, how, which clauses it clears, and its proof. */
export function FixFirst({ fixes, isReadable, run }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('report.fix.title')} count={fixes.length}>
      {fixes.length === 0 ? <p className="none">{t(isReadable ? 'report.fix.none' : 'report.unreadable')}</p> : null}
      <ol className="report-fixes">
        {fixes.map((fix, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read alike, and none moves
          <li key={i}>
            <details open>
              <summary>
                <strong>
                  <Text>{fix.title}</Text>
                </strong>{' '}
                <span className="tag tone-warn">{t('report.fix.clears', { count: fix.clauses.length })}</span>
              </summary>
              <p>{fix.remedy}</p>
              <Facts
                lines={[
                  { label: t('report.fix.subjects'), value: fix.subjects === '' ? null : <Text>{fix.subjects}</Text> },
                  { label: t('report.owner'), value: fix.owner === '' ? null : <Text>{fix.owner}</Text> },
                  { label: t('report.place'), value: <Text className="code">{fix.places}</Text> },
                  { label: t('report.fix.move'), isLong: true, value: fix.move === '' ? null : <Text>{fix.move}</Text> },
                  { label: t('report.fix.clauses'), value: fix.clauses.join(comma()) },
                  {
                    label: t('report.fix.proof'),
                    value:
                      run === undefined || fix.fact === null ? null : (
                        <PageLink to={`/runs/${run}?part=facts&fact=${fix.fact}`}>{t('report.fix.open', { count: fix.facts })}</PageLink>
                      ),
                  },
                ]}
              />
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}
