import type { OutputOf } from '@touchstone/api-client';
import type { readGateCheck } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useSaid } from '../../parts/use-said.ts';

type Check = OutputOf<typeof readGateCheck>;
type Answer = NonNullable<Check['answer']>;
type Reason = Answer['reasons'][number];

/** One answer of the gate: what it comes to, why, what nobody tested, and the text for the developer. */
export function GateCheckPage({ check }: { readonly check: Check }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('gate.checkTitle', { sha256: check.sha256.slice(0, 16) })}
        marks={<StateTag kind={check.outcome === null ? 'gateCheck' : 'gateOutcome'} state={check.outcome ?? check.state} />}
        crumbs={[{ to: '/gate/checks', text: t('gate.title') }]}
      />
      <Facts
        lines={[
          { label: 'SHA-256', value: <code>{check.sha256}</code> },
          {
            label: t('gate.form.category'),
            value: check.category === null ? null : `${check.category} ${t(`appTypes.${check.category}`)}`,
          },
          {
            label: t('gate.column.policy'),
            value: <PageLink to={`/gate/policies/${encodeURIComponent(check.policy)}`}>{check.policy}</PageLink>,
          },
          { label: t('gate.column.created'), value: <TimeText at={check.createdAt} /> },
          { label: t('gate.column.decided'), value: check.decidedAt === null ? null : <TimeText at={check.decidedAt} /> },
          { label: t('gate.engines'), value: check.answer === null ? null : <Text>{check.answer.engines.join('\n')}</Text> },
          { label: t('gate.ruleSet'), value: check.answer?.ruleSet },
        ]}
      />
      {check.state === 'FAILED' ? <p className="problem">{t(`gate.failed.${check.message}`, { defaultValue: check.message })}</p> : null}
      {check.answer === null ? check.state === 'FAILED' ? null : <p>{t('gate.waiting')}</p> : <AnswerSections answer={check.answer} />}
    </>
  );
}

function AnswerSections({ answer }: { readonly answer: Answer }): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const columns: readonly Column<Reason>[] = [
    {
      key: 'clause',
      words: 'gate.reason.clause',
      isName: true,
      text: ({ clause }) => clause,
      cell: ({ clause, title }) => (
        <>
          {clause} <Text>{said(title)}</Text>
        </>
      ),
    },
    {
      key: 'verdict',
      words: 'gate.reason.verdict',
      text: ({ verdict }) => t(`states.gateVerdict.${verdict}`),
      cell: ({ verdict, reason }) => (
        <>
          <StateTag kind="gateVerdict" state={verdict} /> {reason === null ? null : <Text>{reason}</Text>}
        </>
      ),
    },
    {
      key: 'outcome',
      words: 'gate.reason.outcome',
      text: ({ outcome }) => t(`states.gateOutcome.${outcome}`),
      cell: ({ outcome }) => <StateTag kind="gateOutcome" state={outcome} />,
    },
    { key: 'by', words: 'gate.reason.by', text: ({ by }) => by ?? t('gate.otherwise') },
    {
      key: 'places',
      words: 'gate.reason.places',
      text: ({ places }) => places.join('\n'),
      cell: ({ places }) => <Text className="code">{places.join('\n')}</Text>,
    },
    {
      key: 'remedy',
      words: 'gate.reason.remedy',
      text: ({ remedy }) => said(remedy),
      cell: ({ remedy, text }) => (
        <Text>{[text, remedy].flatMap((one) => (one === null || one === undefined ? [] : said(one))).join('\n')}</Text>
      ),
    },
  ];
  return (
    <>
      <Section title={t('gate.reasons')} count={answer.reasons.length}>
        <DataTable
          isPart
          caption={t('gate.reasons')}
          list={staticList(answer.reasons)}
          columns={columns}
          empty={t('gate.noReasons')}
          keyOf={({ clause }) => clause}
        />
      </Section>
      <Section title={t('gate.untested')} count={answer.untestedAccepted.length}>
        <p>{t('gate.untestedAbout')}</p>
        <ul className="links">
          {answer.untestedAccepted.map(({ clause, title }) => (
            <li key={clause}>
              {clause} <Text>{said(title)}</Text>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('gate.forDeveloper')}>
        <Text>{said(answer.text)}</Text>
      </Section>
    </>
  );
}
