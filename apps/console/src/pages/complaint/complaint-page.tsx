import type { OutputOf } from '@touchstone/api-client';
import type { readComplaint } from '@touchstone/api-client/routes/complaints';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { ComplaintActions } from './complaint-actions.tsx';
import type { ComplaintStep } from './complaint-steps.ts';
import { Reporter } from './reporter.tsx';
import type { ComplaintWords } from './use-complaint-steps.ts';

type Detail = OutputOf<typeof readComplaint>;

const MATCHES: readonly Column<Detail['matches'][number]>[] = [
  { key: 'name', words: 'complaint.matches.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
  {
    key: 'package',
    words: 'complaint.matches.package',
    text: (match) => match.package,
    cell: (match) => <Text className="code">{match.package}</Text>,
  },
  {
    key: 'confidence',
    words: 'complaint.matches.confidence',
    isNumber: true,
    text: ({ confidence }) => `${Math.round(confidence * 100)}%`,
  },
];

interface Props {
  readonly detail: Detail;
  onStep(step: ComplaintStep['step'], words: ComplaintWords): Promise<void>;
}

/** One complaint: what was said, which app it may mean, what became of it. */
export function ComplaintPage({ detail, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const { complaint: one, matches, history } = detail;
  return (
    <>
      <PageHeader
        title={visibleText(one.subject)}
        marks={<StateTag kind="complaint" state={one.state} />}
        about={t('complaint.code', { code: one.code })}
        crumbs={[{ to: '/complaints', text: t('complaints.title') }]}
      />
      <div className="columns-2">
        <div>
          <ComplaintFacts one={one} />
          <Section title={t('complaint.said')}>
            <p>
              <Text>{one.text}</Text>
            </p>
          </Section>
          {one.answer === null ? null : (
            <Section title={t('complaint.answer')}>
              <p>
                <Text>{one.answer}</Text>
              </p>
            </Section>
          )}
          <Section title={t('complaint.matches.title')} count={matches.length}>
            <DataTable
              isPart
              caption={t('complaint.matches.title')}
              list={staticList(matches)}
              columns={MATCHES}
              empty={t('complaint.matches.empty')}
              keyOf={({ app }) => app}
              hrefOf={({ app }) => `/apps/${app}`}
            />
          </Section>
        </div>
        <aside>
          <ComplaintActions detail={detail} onStep={onStep} />
          <Reporter key={one.id} complaint={one.id} isForgotten={one.isForgotten} />
          <History events={history} />
        </aside>
      </div>
    </>
  );
}

function ComplaintFacts({ one }: { readonly one: Detail['complaint'] }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <Facts
      lines={[
        { label: t('complaint.fact.channel'), value: t(`complaints.channel.${one.channel}`) },
        { label: t('complaint.fact.source'), value: one.source === '' ? null : <Text>{`${one.source} ${one.sourceRef}`}</Text> },
        { label: t('complaint.fact.province'), value: one.province === null ? null : province(one.province) },
        { label: t('complaint.fact.package'), value: one.package === null ? null : <Text className="code">{one.package}</Text> },
        { label: t('complaint.fact.store'), value: one.storeName === '' ? null : <Text>{one.storeName}</Text> },
        { label: t('complaint.fact.version'), value: one.versionName === '' ? null : <Text>{one.versionName}</Text> },
        {
          label: t('complaint.fact.app'),
          value:
            one.app === null ? null : (
              <PageLink to={`/apps/${one.app}`}>
                {t(one.matchConfidence !== null && one.matchConfidence < 1 ? 'complaint.guessed' : 'complaint.confirmed')}
              </PageLink>
            ),
        },
        { label: t('complaint.fact.clauses'), value: one.clauses.join(comma()) },
        {
          label: t('complaint.fact.duplicateOf'),
          value: one.duplicateOf === null ? null : <PageLink to={`/complaints/${one.duplicateOf}`}>{t('complaint.original')}</PageLink>,
        },
        { label: t('complaint.fact.duplicates'), value: one.duplicates === 0 ? null : one.duplicates },
        { label: t('complaint.fact.happened'), value: one.happenedOn },
        { label: t('complaint.fact.received'), value: <TimeText at={one.receivedAt} /> },
        { label: t('complaint.fact.answered'), value: one.answeredAt === null ? null : <TimeText at={one.answeredAt} /> },
      ]}
    />
  );
}

function History({ events }: { readonly events: Detail['history'] }): ReactNode {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <Section title={t('complaint.history')} count={events.length}>
      <ol className="timeline" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.seq}>
            <strong>{t(`complaint.event.${event.event}`, { defaultValue: event.event })}</strong>
            <span className="timeline-step">{t(`states.complaint.${event.to}`, { defaultValue: event.to })}</span>
            <p>
              <Text>{event.reason}</Text>
            </p>
            <small>
              <TimeText at={event.at} /> · <ActorText actor={event.actor} />
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
