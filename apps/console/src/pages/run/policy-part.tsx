import type { OutputOf } from '@touchstone/api-client';
import { readReportPolicy } from '@touchstone/api-client/routes/reports';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { aroundMarks } from './around-marks.ts';
import { FactDetail } from './fact-detail.tsx';
import { type PolicyLine, PolicyLines } from './policy-lines.tsx';
import type { PartProps } from './run-page.tsx';

type Policy = OutputOf<typeof readReportPolicy>;

/** What the policy states and lacks, and its text with the sentences that facts stand on. */
export function PolicyPart({ run, overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const policy = useRead(readReportPolicy, { params: { run } });
  if (overview.areas.policy === 0) return <Empty text={t('run.policy.notGiven')} />;
  return <Ready of={policy}>{(value) => <Shown run={run} policy={value} />}</Ready>;
}

function Shown({ run, policy }: { readonly run: string; readonly policy: Policy }): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const lines = (['file', 'handler', 'version', 'updated', 'effective'] as const).map((key) => ({
    label: t(`run.policy.${key}`),
    value: policy[key] === null ? null : <Text>{policy[key]}</Text>,
  }));
  const fact = search['fact'];
  return (
    <>
      <Facts lines={lines} />
      {policy.text === null ? (
        <p className="form-hint">{t('run.policy.noText')}</p>
      ) : (
        <div className="two two-text">
          <PolicyText run={run} lines={policy.text} cut={policy.cut} />
          <div className="clause-detail panel">
            {fact === undefined ? <p className="none">{t('run.policy.choose')}</p> : <FactDetail run={run} fact={fact} />}
          </div>
        </div>
      )}
      <Statements policy={policy} />
      <p className="section-more">
        <PageLink to={`/runs/${run}?part=facts&area=policy`}>{t('run.policy.allFacts')}</PageLink>
      </p>
    </>
  );
}

/** Lines drawn at once: a policy of a book's length stays quick. */
const AT_ONCE = 300;

interface TextProps {
  readonly run: string;
  readonly lines: readonly PolicyLine[];
  readonly cut: number;
}

function PolicyText({ run, lines, cut }: TextProps): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const [isWhole, setWhole] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const chosen = search['fact'];
  const box = useRef<HTMLElement>(null);
  const shown = isWhole ? lines : aroundMarks(lines);
  useEffect(() => {
    if (chosen !== undefined) box.current?.querySelector(`[data-fact="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    <Section
      title={t('run.policy.text')}
      count={lines.length}
      actions={
        <button type="button" className={isWhole ? 'chip' : 'button'} aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {t('run.policy.whole')}
        </button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section ref={box} className="policy-text" aria-label={t('run.policy.text')} tabIndex={0}>
        {shown.length === 0 ? <p className="none">{t('run.policy.noMarks')}</p> : null}
        <PolicyLines run={run} lines={shown.slice(0, most)} chosen={chosen} />
        {shown.length <= most ? null : (
          <button type="button" className="button button-quiet" onClick={() => setMost((count) => count + AT_ONCE)}>
            {t('parts.table.more', { shown: most, total: shown.length })}
          </button>
        )}
        {cut === 0 ? null : <p className="form-hint">{t('run.policy.cut', { count: cut })}</p>}
      </section>
    </Section>
  );
}

const STATE_TONES = { present: 'good', missing: 'bad', 'not-needed': 'end' } as const;

function Statements({ policy }: { readonly policy: Policy }): ReactNode {
  const { t } = useTranslation();
  const statements: readonly Column<Policy['statements'][number]>[] = [
    { key: 'name', words: 'run.policy.statement', isName: true, text: ({ id, name }) => `${name} ${id}` },
    {
      key: 'state',
      words: 'run.policy.state',
      text: ({ state }) => t(`run.policy.states.${state}`),
      cell: ({ state }) => <span className={`tone-${STATE_TONES[state]}`}>{t(`run.policy.states.${state}`)}</span>,
    },
    { key: 'place', words: 'run.facts.place', text: ({ place }) => place, cell: ({ place }) => <Text className="code">{place}</Text> },
    { key: 'quote', words: 'run.policy.quote', text: ({ quote }) => quote, cell: ({ quote }) => <Text>{quote}</Text> },
  ];
  const parties: readonly Column<Policy['parties'][number]>[] = [
    { key: 'name', words: 'run.policy.party', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    ...(['company', 'purpose', 'kinds'] as const).map((key) => ({
      key,
      words: `run.policy.${key}`,
      text: (party: Policy['parties'][number]) => party[key] ?? t('run.policy.notStated'),
      cell: (party: Policy['parties'][number]) =>
        party[key] === null ? <span className="tone-warn">{t('run.policy.notStated')}</span> : <Text>{party[key] ?? ''}</Text>,
    })),
  ];
  return (
    <>
      <Section title={t('run.policy.statements')} count={policy.statements.length}>
        <DataTable
          isPart
          caption={t('run.policy.statements')}
          list={staticList(policy.statements)}
          columns={statements}
          empty={t('run.policy.unread')}
          keyOf={({ id }) => id}
        />
      </Section>
      <Section title={t('run.policy.parties')} count={policy.parties.length}>
        <DataTable
          isPart
          caption={t('run.policy.parties')}
          list={staticList(policy.parties)}
          columns={parties}
          empty={t('run.policy.noParties')}
          keyOf={({ name, line }) => `${name} ${line}`}
        />
      </Section>
    </>
  );
}
