import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import './case.css';
import { CaseDeadlines } from './case-deadlines.tsx';
import type { CaseDetail } from './case-page.tsx';
import { CaseReferrals } from './case-referrals.tsx';
import { CaseRelistings } from './case-relistings.tsx';
import { CaseSubmissions } from './case-submissions.tsx';

type Finding = CaseDetail['findings'][number];
type Deadline = CaseDetail['deadlines'][number];
type Document = CaseDetail['documents'][number];

/** Deadlines, findings and documents of a case. */
export function CaseParts({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { findings, deadlines, documents, relapses, case: one } = detail;
  return (
    <>
      <Section
        title={t('case.deadlines.title')}
        count={deadlines.length}
        actions={<PageLink to={`/deadlines?case=${one.id}`}>{t('case.deadlines.arithmetic')}</PageLink>}
      >
        <DataTable
          isPart
          caption={t('case.deadlines.title')}
          list={staticList(deadlines)}
          columns={DEADLINES}
          empty={t('case.deadlines.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/deadlines/${id}`}
        />
        {deadlines.length > 0 && may('deadline.read') ? <CaseDeadlines caseId={one.id} /> : null}
      </Section>
      <Section
        title={t('case.findings.title')}
        count={findings.length}
        actions={
          findings.length === 0 ? null : (
            <EvidenceUpload
              of={{ findings: findings.map(({ id, clause, summary }) => ({ id, name: visibleText(`${clause} ${summary ?? ''}`) })) }}
            />
          )
        }
      >
        <DataTable
          isPart
          caption={t('case.findings.title')}
          list={staticList(findings)}
          columns={FINDINGS}
          empty={t('case.findings.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/findings/${id}`}
        />
      </Section>
      <Section
        title={t('case.documents.title')}
        count={documents.length}
        actions={
          may('order.draft') && one.closedAt === null ? (
            <PageLink to={`/orders/new?case=${one.id}`}>{t('orderDraft.title')}</PageLink>
          ) : null
        }
      >
        <DataTable
          isPart
          caption={t('case.documents.title')}
          list={staticList(documents)}
          columns={DOCUMENTS}
          empty={t('case.documents.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/orders/${id}`}
        />
      </Section>
      {may('submission.read') ? <CaseSubmissions one={one} /> : null}
      {detail.referrals.length === 0 ? null : <CaseReferrals caseId={one.id} />}
      {one.delistedAt === null ? null : <CaseRelistings one={one} />}
      {relapses.length === 0 ? null : (
        <Section title={t('case.relapses')} count={relapses.length}>
          <ul className="links">
            {relapses.map((id) => (
              <li key={id}>
                <PageLink to={`/cases/${id}`}>{t('case.open')}</PageLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const DEADLINES: readonly Column<Deadline>[] = [
  {
    key: 'purpose',
    words: 'case.deadlines.purpose',
    isName: true,
    text: ({ purpose }, t) => t(`states.purpose.${purpose}`, { defaultValue: purpose }),
  },
  {
    key: 'state',
    words: 'case.deadlines.state',
    text: ({ state }, t) => t(`states.deadline.${state}`),
    cell: ({ state }) => <StateTag kind="deadline" state={state} />,
  },
  {
    key: 'started',
    words: 'case.deadlines.started',
    text: ({ startedAt }) => (startedAt === null ? '' : shanghaiTime(startedAt)),
    cell: ({ startedAt }) => <TimeText at={startedAt} />,
  },
  {
    key: 'due',
    words: 'case.deadlines.due',
    text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
    cell: ({ dueAt, printedText, state }) => <DueText due={dueAt} printed={printedText} isRunning={state === 'RUNNING'} />,
  },
];

const FINDINGS: readonly Column<Finding>[] = [
  { key: 'clause', words: 'case.findings.clause', isName: true, text: ({ clause }) => clause },
  {
    key: 'summary',
    words: 'case.findings.summary',
    text: ({ summary }) => summary ?? '',
    cell: ({ summary }) => (summary === null ? '—' : <Text>{summary}</Text>),
  },
  {
    key: 'outcome',
    words: 'case.findings.outcome',
    text: ({ outcome }, t) => t(`states.outcome.${outcome}`),
    cell: ({ outcome }) => <StateTag kind="outcome" state={outcome} />,
  },
  {
    key: 'added',
    words: 'case.findings.added',
    text: ({ addedAt }) => shanghaiTime(addedAt),
    cell: ({ addedAt }) => <TimeText at={addedAt} isDay />,
  },
];

const DOCUMENTS: readonly Column<Document>[] = [
  {
    key: 'type',
    words: 'case.documents.type',
    isName: true,
    text: (document, t) => documentName(document, t),
  },
  {
    key: 'state',
    words: 'case.documents.state',
    text: ({ state }, t) => t(`states.order.${state}`),
    cell: ({ state }) => <StateTag kind="order" state={state} />,
  },
  {
    key: 'addressee',
    words: 'case.documents.addressee',
    text: ({ addressee }) => addressee.name,
    cell: ({ addressee }) => <Text>{addressee.name}</Text>,
  },
  {
    key: 'issued',
    words: 'case.documents.issued',
    text: ({ issuedAt }) => (issuedAt === null ? '' : shanghaiTime(issuedAt)),
    cell: ({ issuedAt }) => <TimeText at={issuedAt} />,
  },
  {
    key: 'delivered',
    words: 'case.documents.delivered',
    text: ({ deliveredAt }) => (deliveredAt === null ? '' : shanghaiTime(deliveredAt)),
    cell: ({ deliveredAt }) => <TimeText at={deliveredAt} />,
  },
];

function documentName({ type, number }: Document, t: TFunction): string {
  const name = t(`states.orderType.${type}`, { defaultValue: type });
  return number === null ? name : `${name} ${number}`;
}
