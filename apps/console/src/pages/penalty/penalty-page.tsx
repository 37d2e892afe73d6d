import type { OutputOf } from '@touchstone/api-client';
import { downloadConductFile } from '@touchstone/api-client/routes/conduct';
import type { readPenalty } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { History } from '../../parts/history.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { yuanText } from '../../parts/yuan.ts';
import { NEXT_DOCUMENT } from './penalty-steps.ts';
import { usePenaltySteps } from './use-penalty-steps.tsx';

const DIGEST = /^[0-9a-f]{64}$/;

type Detail = OutputOf<typeof readPenalty>;

export interface Hearing {
  readonly id: string;
  readonly state: string;
  readonly dueAt: string | null;
}

interface Props {
  readonly detail: Detail;
  /** Time for the firm to be heard; it runs from the notice. */
  readonly hearing: Hearing | undefined;
}

/** One penalty: what is held against whom and on which law, how far it is, what is paid, what follows. */
export function PenaltyPage({ detail: { penalty, steps }, hearing }: Props): ReactNode {
  const { t } = useTranslation();
  const firm = penalty.operatorName === null ? '—' : visibleText(penalty.operatorName);
  return (
    <>
      <PageHeader
        title={t('penalty.title', { type: t(`operator.penalties.words.${penalty.type}`), firm })}
        marks={<StateTag kind="penalty" state={penalty.state} />}
        crumbs={[{ to: '/penalties', text: t('penalties.title') }]}
      />
      <div className="columns-2">
        <div>
          <PenaltyFacts detail={{ penalty, steps }} hearing={hearing} />
          <Section title={t('penalties.column.reason')}>
            <p>
              <Text>{penalty.reason}</Text>
            </p>
          </Section>
          {penalty.citations.length === 0 ? null : <Citations citations={penalty.citations} />}
        </div>
        <aside>
          <PenaltySteps penalty={penalty} />
          <History
            title={t('penalty.history')}
            lines={steps.map(({ seq, event, from, to, basis, at }) => ({
              key: seq,
              event: t(`penalty.event.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.penalty.${to}`),
              // what a payment rests on is a file, and stands among the facts
              basis: event === 'pay' ? '' : basis,
              at,
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function PenaltySteps({ penalty }: Pick<Detail, 'penalty'>): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const steps = usePenaltySteps(penalty);
  if (penalty.organisation !== me.organisation.id) return null;
  const template = NEXT_DOCUMENT[penalty.state];
  return (
    <>
      <Steps steps={steps} none={t('steps.none')} />
      {template === undefined || !may('order.draft') ? null : (
        <p>
          <PageLink to={`/orders/new?case=${penalty.case}&template=${template}`}>{t(`penalty.draft.${template}`)}</PageLink>
        </p>
      )}
    </>
  );
}

function PenaltyFacts({ detail: { penalty, steps }, hearing }: Props): ReactNode {
  const { t } = useTranslation();
  const proofs = steps.filter(({ event, basis }) => event === 'pay' && DIGEST.test(basis));
  const order = (id: string | null) => (id === null ? null : <PageLink to={`/orders/${id}`}>{t('order.open')}</PageLink>);
  return (
    <Facts
      lines={[
        {
          label: t('penalties.column.operator'),
          value: (
            <PageLink to={`/operators/${penalty.operator}`}>
              {penalty.operatorName === null ? '—' : <Text>{penalty.operatorName}</Text>}
            </PageLink>
          ),
        },
        { label: t('penalties.column.case'), value: <PageLink to={`/cases/${penalty.case}`}>{t('penalties.openCase')}</PageLink> },
        { label: t('penalty.fact.organisation'), value: <OrganisationName id={penalty.organisation} /> },
        { label: t('penalties.column.law'), value: <Text>{penalty.law}</Text> },
        { label: t('penalties.column.amount'), value: penalty.amountFen === 0 ? null : yuanText(penalty.amountFen) },
        {
          label: t('penalties.column.paid'),
          value: penalty.amountFen === 0 ? null : `${yuanText(penalty.paidFen)} / ${yuanText(penalty.amountFen)}`,
        },
        { label: t('penalty.fact.proposed'), value: <TimeText at={penalty.createdAt} /> },
        { label: t('penalty.fact.notice'), value: order(penalty.noticeOrder) },
        {
          label: t('penalty.fact.hearing'),
          value:
            hearing === undefined || hearing.dueAt === null ? null : (
              <PageLink to={`/deadlines/${hearing.id}`}>
                <DueText due={hearing.dueAt} isRunning={hearing.state === 'RUNNING'} />
              </PageLink>
            ),
        },
        { label: t('penalty.fact.decision'), value: order(penalty.decisionOrder) },
        { label: t('penalties.column.decided'), value: penalty.decidedAt === null ? null : <TimeText at={penalty.decidedAt} /> },
        { label: t('penalty.fact.paid'), value: penalty.paidAt === null ? null : <TimeText at={penalty.paidAt} /> },
        {
          label: t('penalty.ask.proof'),
          value:
            proofs.length === 0 ? null : (
              <ul className="links">
                {proofs.map(({ seq, basis, at }) => (
                  <li key={seq}>
                    <FileLink address={fileAddress(downloadConductFile.path, { sha256: basis })}>{shanghaiTime(at)}</FileLink>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          label: t('penalties.column.list'),
          value:
            penalty.list === null ? null : (
              <PageLink to={`/credit-entries?case=${penalty.case}`}>{t(`penalties.list.${penalty.list}`)}</PageLink>
            ),
        },
      ]}
    />
  );
}

/** What the decision says of the firm's conduct, and what carries it. */
function Citations({ citations }: Pick<Detail['penalty'], 'citations'>): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('penalty.citations')} count={citations.length}>
      <ul className="links">
        {citations.map(({ word, entries }) => (
          <li key={word}>
            {t(`operator.conduct.words.${word}`)}{' '}
            {entries.map(({ kind, id }, at) =>
              kind === 'conduct' ? (
                <PageLink key={id} to={`/conduct-entries/${id}`}>
                  {t('penalty.cited', { number: at + 1 })}
                </PageLink>
              ) : (
                <span key={id}>{t('commitment.breach')}</span>
              ),
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
