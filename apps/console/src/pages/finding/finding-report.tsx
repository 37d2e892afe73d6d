import { listReportFacts, readReportPolicy } from '@touchstone/api-client/routes/reports';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { aroundMarks, marksOf } from '../run/around-marks.ts';
import { FactDetail } from '../run/fact-detail.tsx';
import { PolicyLines } from '../run/policy-lines.tsx';
import '../run/run.css';
import { Unread } from '../../parts/unread.tsx';

interface Props {
  readonly run: string;
  readonly rule: string;
}

const FEW = '6';

/** The proof as our own report has it: the chain down to the API, the sentence of the policy in its text, each a way into the report. */
export function FindingReport({ run, rule }: Props): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number>();
  const facts = useList(listReportFacts, { params: { run }, query: { rule, limit: FEW } });
  const items = facts.page?.items ?? [];
  const open = chosen ?? (items.find(({ hasLadder }) => hasLadder) ?? items[0])?.index;
  const quoted = items.filter(({ quote }) => quote !== null).map(({ index }) => index);
  const place = `/runs/${run}?part=clauses&rule=${encodeURIComponent(rule)}`;
  return (
    <Section
      title={t('finding.report.title')}
      actions={<PageLink to={open === undefined ? place : `${place}&fact=${open}`}>{t('finding.report.open')} →</PageLink>}
    >
      {facts.state !== 'loading' && items.length === 0 ? <p className="none">{t('finding.report.none')}</p> : null}
      {items.length < 2 ? null : (
        <div className="actions">
          {items.map(({ index, what }) => (
            <button key={index} type="button" className="button" aria-pressed={index === open} onClick={() => setChosen(index)}>
              <Text>{what}</Text>
            </button>
          ))}
        </div>
      )}
      {open === undefined ? null : <FactDetail run={run} fact={String(open)} />}
      {quoted.length === 0 ? null : <Sentences run={run} facts={quoted} chosen={open} />}
    </Section>
  );
}

interface SentencesProps {
  readonly run: string;
  readonly facts: readonly number[];
  readonly chosen: number | undefined;
}

/** Sentences of the policy that it stands on, with what is written around them. */
function Sentences({ run, facts, chosen }: SentencesProps): ReactNode {
  const { t } = useTranslation();
  const policy = useRead(readReportPolicy, { params: { run } });
  const lines = aroundMarks(marksOf(policy.data?.text ?? [], new Set(facts)));
  if (lines.length === 0) return <Unread of={[policy]} />;
  return (
    <section className="finding-policy" aria-label={t('finding.report.policy')}>
      <h3>{t('finding.report.policy')}</h3>
      <PolicyLines run={run} lines={lines} chosen={chosen === undefined ? undefined : String(chosen)} />
    </section>
  );
}
