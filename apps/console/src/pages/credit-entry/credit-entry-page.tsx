import type { OutputOf } from '@touchstone/api-client';
import { downloadConductFile } from '@touchstone/api-client/routes/conduct';
import type { readCreditEntry } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMe } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { useCreditSteps } from './use-credit-steps.tsx';

type Detail = OutputOf<typeof readCreditEntry>;

/** One entry of a list with the fields of the law, and the way off it. */
export function CreditEntryPage({ detail: { entry, steps } }: { readonly detail: Detail }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('credit.one', { list: t(`penalties.list.${entry.list}`), firm: visibleText(entry.operatorName) })}
        marks={<StateTag kind="credit" state={entry.state} />}
        crumbs={[{ to: '/credit-entries', text: t('credit.title') }]}
      />
      <div className="columns-2">
        <CreditFacts entry={entry} />
        <aside>
          <CreditActions entry={entry} />
          <History
            title={t('credit.history')}
            lines={steps.map(({ seq, event, from, to, basis, at }) => ({
              key: seq,
              event: t(`credit.event.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.credit.${to}`),
              ...{ basis, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function CreditActions({ entry }: Pick<Detail, 'entry'>): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const steps = useCreditSteps(entry);
  return entry.organisation === me.organisation.id ? <Steps steps={steps} none={t('steps.none')} /> : null;
}

function CreditFacts({ entry }: Pick<Detail, 'entry'>): ReactNode {
  const { t } = useTranslation();
  return (
    <Facts
      lines={[
        {
          label: t('credit.column.operator'),
          value: (
            <PageLink to={`/operators/${entry.operator}`}>
              <Text>{entry.operatorName}</Text>
            </PageLink>
          ),
        },
        { label: t('credit.column.creditCode'), value: entry.creditCode ?? t('credit.missing') },
        { label: t('credit.column.licence'), value: entry.licence },
        { label: t('credit.column.handledOn'), value: entry.handledOn },
        { label: t('credit.column.reason'), value: <Text>{entry.reason}</Text> },
        { label: t('credit.column.listedBy'), value: <Text>{entry.listedBy}</Text> },
        { label: t('credit.column.due'), value: <DueText due={entry.dueAt} isRunning={entry.state === 'DUE'} /> },
        { label: t('credit.column.listed'), value: entry.listedAt === null ? null : <TimeText at={entry.listedAt} /> },
        { label: t('credit.column.removed'), value: entry.removedAt === null ? null : <TimeText at={entry.removedAt} /> },
        { label: t('credit.removalReason'), value: entry.removalReason === null ? null : <Text>{entry.removalReason}</Text> },
        {
          label: t('credit.removalFile'),
          value:
            entry.removalFile === null ? null : (
              <FileLink address={fileAddress(downloadConductFile.path, { sha256: entry.removalFile })}>{t('credit.openFile')}</FileLink>
            ),
        },
        { label: t('credit.penalty'), value: <PageLink to={`/penalties/${entry.penalty}`}>{t('credit.openPenalty')}</PageLink> },
        {
          label: t('penalties.column.case'),
          value: (
            <PageLink isVerb to={`/cases/${entry.case}`}>
              {t('penalties.openCase')}
            </PageLink>
          ),
        },
      ]}
    />
  );
}
