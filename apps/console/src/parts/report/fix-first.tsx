import type { FixLine } from '@touchstone/render';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../facts.tsx';
import { Section } from '../section.tsx';
import { Text } from '../text.tsx';

interface Props {
  readonly fixes: readonly FixLine[];
  /** False where the file could not be read: then nothing is said to be right. */
  readonly isReadable: boolean;
}

/** 先改这几处: at most a handful of changes, each with whose it is, where, how, and which clauses it clears. */
export function FixFirst({ fixes, isReadable }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('report.fix.title')} count={fixes.length}>
      {fixes.length === 0 ? <p className="none">{t(isReadable ? 'report.fix.none' : 'report.unreadable')}</p> : null}
      <ol className="report-fixes">
        {fixes.map((fix, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read alike, and none moves
          <li key={i}>
            <h3>
              <Text>{fix.title}</Text>
            </h3>
            <p>{fix.remedy}</p>
            <Facts
              lines={[
                { label: t('report.fix.subjects'), value: fix.subjects === '' ? null : <Text>{fix.subjects}</Text> },
                { label: t('report.owner'), value: fix.owner === '' ? null : <Text>{fix.owner}</Text> },
                { label: t('report.place'), value: <Text className="code">{fix.places}</Text> },
                { label: t('report.fix.move'), value: fix.move === '' ? null : <Text>{fix.move}</Text> },
                { label: t('report.fix.clauses'), value: fix.clauses.join('、') },
              ]}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}
