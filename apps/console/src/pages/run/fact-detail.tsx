import type { OutputOf } from '@touchstone/api-client';
import { readReportFact } from '@touchstone/api-client/routes/reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { Ladder } from './ladder.tsx';

type Fact = OutputOf<typeof readReportFact>;

/** One fact with all that proves it: the chain of calls, the place part by part, when it happened. */
export function FactDetail({ run, fact }: { readonly run: string; readonly fact: string }): ReactNode {
  const read = useRead(readReportFact, { params: { run, fact } });
  return (
    <Ready of={read} rows={4}>
      {(value) => <Detail run={run} fact={value} />}
    </Ready>
  );
}

function Detail({ run, fact }: { readonly run: string; readonly fact: Fact }): ReactNode {
  const { t } = useTranslation();
  const { ladder, timeline, rules } = fact;
  return (
    <article className="fact" aria-label={t('run.fact.one')}>
      <h4>
        <Text>{fact.what}</Text>
      </h4>
      {fact.quote === null ? null : (
        <blockquote>
          <Text>{fact.quote}</Text>
        </blockquote>
      )}
      {ladder === null ? null : <Ladder ladder={ladder} />}
      <Facts
        lines={[
          { label: t('run.facts.owner'), value: fact.owner === '' ? null : <Text>{fact.owner}</Text> },
          ...fact.at.map(({ part, text }) => ({ label: t(`run.place.${part}`), value: <Text className="code">{text}</Text> })),
          {
            label: t('run.facts.clauses'),
            value:
              rules.length === 0
                ? null
                : rules.map(({ rule, clause, result }) => (
                    <PageLink
                      key={rule}
                      to={`/runs/${run}?part=clauses&result=${result}&rule=${encodeURIComponent(rule)}&fact=${fact.index}`}
                    >
                      <StateTag kind="result" state={result} /> <code>{clause}</code>{' '}
                    </PageLink>
                  )),
          },
          {
            label: t('run.fact.times'),
            value: timeline === null ? null : t('run.fact.timesOf', { count: timeline.count, first: timeline.first, last: timeline.last }),
          },
          { label: t('run.fact.worst'), value: timeline?.worst == null ? null : <Text className="code">{timeline.worst}</Text> },
        ]}
      />
      {timeline === null || timeline.stack.length === 0 ? null : (
        <details>
          <summary>{t('run.fact.stack', { count: timeline.stack.length })}</summary>
          <ol className="stack">
            {timeline.stack.map((frame) => (
              <li key={frame}>
                <Text className="code">{frame}</Text>
              </li>
            ))}
          </ol>
        </details>
      )}
      <details>
        <summary>{t('run.fact.attributes')}</summary>
        <Facts lines={fact.attributes.map(({ name, value }) => ({ label: name, value: <Text>{value}</Text> }))} />
      </details>
    </article>
  );
}
