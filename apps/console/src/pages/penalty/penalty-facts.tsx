import { downloadConductFile } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { yuanText } from '../../parts/yuan.ts';
import type { Detail, Props } from './penalty-page.tsx';

const DIGEST = /^[0-9a-f]{64}$/;

export interface Hearing {
  readonly id: string;
  readonly state: string;
  readonly dueAt: string | null;
}

/** What a penalty is, on what it rests, and how far it was paid. */
export function PenaltyFacts({ detail: { penalty, steps }, hearing }: Props): ReactNode {
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
        {
          label: t('penalties.column.case'),
          value: (
            <PageLink isVerb to={`/cases/${penalty.case}`}>
              {t('penalties.openCase')}
            </PageLink>
          ),
        },
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
export function Citations({ citations }: Pick<Detail['penalty'], 'citations'>): ReactNode {
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
