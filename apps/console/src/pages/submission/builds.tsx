import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { OpenSheet } from '../sheets/open-sheet.tsx';
import type { SubmissionDetail } from './submission-page.tsx';

const FILES: readonly Column<SubmissionDetail['artifacts'][number]>[] = [
  {
    key: 'sha256',
    words: 'submission.builds.sha256',
    isName: true,
    text: ({ sha256 }) => sha256,
    cell: ({ sha256 }) => <code>{sha256}</code>,
  },
  {
    key: 'package',
    words: 'submission.builds.package',
    text: (file) => file.package ?? '—',
    cell: (file) => (file.package === null ? '—' : <Text className="code">{file.package}</Text>),
  },
  {
    key: 'version',
    words: 'submission.builds.version',
    text: ({ versionName, versionCode }) => `${versionName ?? '—'} (${versionCode ?? '—'})`,
    cell: ({ versionName, versionCode }) => <Text>{`${versionName ?? '—'} (${versionCode ?? '—'})`}</Text>,
  },
];

/** States in which people look again. */
const LOOKED_AT: ReadonlySet<string> = new Set(['ACCEPTED', 'RETESTED']);

/** The files that were handed in, and how often they were tested again. */
export function Builds({ detail }: { readonly detail: SubmissionDetail }): ReactNode {
  const { t } = useTranslation();
  const standIn = detail.artifacts.find(({ sha256 }) => sha256.startsWith('subject:'));
  const retests: readonly Column<SubmissionDetail['retests'][number]>[] = [
    { key: 'round', words: 'submission.retests.round', isName: true, text: ({ round }) => String(round) },
    {
      key: 'asked',
      words: 'submission.retests.asked',
      text: ({ askedAt }) => shanghaiTime(askedAt),
      cell: ({ askedAt }) => <TimeText at={askedAt} />,
    },
    {
      key: 'ended',
      words: 'submission.retests.ended',
      text: ({ isFused }) => t(isFused ? 'parts.yes' : 'parts.no'),
    },
  ];
  return (
    <>
      <Section
        title={t('submission.builds.title')}
        count={detail.artifacts.length}
        {...(standIn === undefined || !LOOKED_AT.has(detail.submission.state)
          ? {}
          : { actions: <OpenSheet artifact={standIn.sha256} profile="retest" clauses={detail.clauses.map(({ clause }) => clause)} /> })}
      >
        {standIn === undefined ? null : <p className="form-hint">{t('submission.builds.withoutFile')}</p>}
        <DataTable
          isPart
          caption={t('submission.builds.title')}
          list={staticList(detail.artifacts)}
          columns={FILES}
          empty={t('submission.builds.empty')}
          keyOf={({ artifact }) => artifact}
        />
      </Section>
      {detail.retests.length === 0 ? null : (
        <Section title={t('submission.retests.title')} count={detail.retests.length}>
          <DataTable
            isPart
            caption={t('submission.retests.title')}
            list={staticList(detail.retests)}
            columns={retests}
            empty={t('submission.builds.empty')}
            keyOf={({ scan }) => scan}
          />
        </Section>
      )}
    </>
  );
}
