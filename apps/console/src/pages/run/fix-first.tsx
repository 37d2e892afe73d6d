import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { Overview } from './run-page.tsx';

interface Props {
  readonly run: string;
  readonly fixes: Overview['fixFirst'];
}

/** The few changes that clear most clauses: what, whose, where, how. */
export function FixFirst({ run, fixes }: Props): ReactNode {
  const { t } = useTranslation();
  if (fixes.length === 0) return null;
  return (
    <Section title={t('run.fix.title')} count={fixes.length}>
      <ol className="fixes">
        {fixes.map((fix) => (
          <li key={`${fix.title} ${fix.owner} ${fix.subjects}`}>
            <details>
              <summary>
                <strong>{fix.title}</strong> <Text className="none">{fix.owner}</Text>{' '}
                <span className="tag tone-warn">{t('run.fix.clears', { count: fix.clauses.length })}</span>
              </summary>
              <p>{fix.remedy}</p>
              <Facts
                lines={[
                  { label: t('run.fix.subjects'), value: fix.subjects === '' ? null : <Text>{fix.subjects}</Text> },
                  { label: t('run.fix.places'), value: <Text className="code">{fix.places}</Text> },
                  { label: t('run.fix.move'), value: fix.move === '' ? null : <Text>{fix.move}</Text> },
                  { label: t('run.fix.clauses'), value: fix.clauses.join('、') },
                  {
                    label: t('run.fix.proof'),
                    value:
                      fix.fact === null ? null : (
                        <PageLink to={`/runs/${run}?part=facts&fact=${fix.fact}`}>{t('run.fix.open', { count: fix.facts })}</PageLink>
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
