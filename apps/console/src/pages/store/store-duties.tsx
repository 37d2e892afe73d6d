import type { OutputOf } from '@touchstone/api-client';
import { checkStoreDuties, listDutyChecks, proposeDutyFindings } from '@touchstone/api-client/routes/store-reports';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useLanguage } from '../../app/language-context.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';

type Check = OutputOf<typeof listDutyChecks>['items'][number];
type Duty = Check['rows'][number];

const TONES: Readonly<Record<Duty['verdict'], string>> = { suspected: 'bad', 'not-found': 'good', 'not-tested': 'wait' };

/** What a store owes of itself (164-09, 164-10, 078.8, 078.9), as it was looked at last; what is suspected can be put before people. */
export function StoreDuties({ store }: { readonly store: string }): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('store-report.read');
  const checks = useList(listDutyChecks, { params: { store }, query: { limit: '1' } }, { enabled: isMine });
  const check = useChange(checkStoreDuties, [listDutyChecks]);
  const { isBusy, error, attempt } = useAttempt();
  if (!isMine) return null;
  const last = checks.page?.items[0];
  return (
    <Section
      title={t('store.duties.title')}
      actions={
        <Action permission="store-report.read" isBusy={isBusy} onAct={() => void attempt(() => check.mutateAsync({ params: { store } }))}>
          {t('store.duties.check')}
        </Action>
      }
    >
      {error === undefined ? null : <Problem error={error} />}
      {checks.error == null ? null : <Problem error={checks.error} />}
      {last === undefined ? (
        checks.page === undefined ? null : (
          <p className="none">{t('store.duties.none')}</p>
        )
      ) : (
        <Looked key={last.id} check={last} />
      )}
    </Section>
  );
}

function Looked({ check }: { readonly check: Check }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<Duty>>(new Set());
  const propose = useChange(proposeDutyFindings);
  const { isBusy, error, attempt } = useAttempt();
  const isSuspected = ({ verdict }: Duty) => verdict === 'suspected';
  const clauses = [...chosen].map(({ clause }) => clause);
  const columns: readonly Column<Duty>[] = [
    {
      key: 'title',
      words: 'store.duties.duty',
      isName: true,
      text: ({ clause, title }) => `${clause} ${title[language]}`,
      cell: ({ clause, title }) => (
        <>
          <code>{clause}</code> {title[language]}
        </>
      ),
    },
    {
      key: 'verdict',
      words: 'store.duties.verdict',
      text: ({ verdict }) => t(`store.duties.verdicts.${verdict}`),
      cell: ({ verdict, reason }) => (
        <>
          <span className={`tag tone-${TONES[verdict]}`}>{t(`store.duties.verdicts.${verdict}`)}</span>{' '}
          {reason === null ? '' : t(`store.duties.reasons.${reason}`)}
        </>
      ),
    },
    {
      key: 'found',
      words: 'store.duties.found',
      isNumber: true,
      text: ({ verdict, found, of }) => (verdict === 'not-tested' ? '—' : `${found} / ${of}`),
    },
    {
      key: 'examples',
      words: 'store.duties.examples',
      text: ({ examples }) => examples.map(({ text }) => text).join(comma()),
      cell: ({ examples }) => <Text>{examples.map(({ text }) => text).join(comma())}</Text>,
    },
    { key: 'remedy', words: 'store.duties.remedy', isExtra: true, text: ({ remedy }) => remedy[language] },
  ];
  return (
    <>
      <p>
        {t('store.duties.at', { listings: check.listings })} <TimeText at={check.at} />
      </p>
      {error === undefined ? null : <Problem error={error} />}
      {check.rows.some(isSuspected) ? (
        <div className="actions panel">
          <Action
            permission="finding.propose"
            kind="main"
            isBusy={isBusy}
            reason={clauses.length === 0 ? t('store.duties.chooseFirst') : undefined}
            onAct={() => void attempt(() => propose.mutateAsync({ params: { check: check.id }, body: { clauses } }))}
          >
            {t('store.duties.propose')}
          </Action>
        </div>
      ) : null}
      <p role="status">
        {propose.data === undefined ? null : (
          <>
            {t(propose.data.made.length === 0 ? 'store.duties.madeNone' : 'store.duties.made')}{' '}
            {propose.data.made.map(({ clause, finding }) => (
              <PageLink key={finding} to={`/findings/${finding}`}>
                {clause}{' '}
              </PageLink>
            ))}
          </>
        )}
      </p>
      <DataTable
        isPart
        caption={t('store.duties.title')}
        list={staticList(check.rows)}
        columns={columns}
        empty={t('store.duties.none')}
        selection={may('finding.propose') ? { chosen, mayChoose: isSuspected, onChange: setChosen } : undefined}
        keyOf={({ clause }) => clause}
      />
    </>
  );
}
