import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { NoticeDetail } from './notice-page.tsx';

/** What a notice is: who issues it, to whom, by which template, when. */
export function NoticeFacts({ notice }: { readonly notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { issuer, year, yearBatch, totalBatch, reportedRows } = notice;
  const person = (id: string | null) => (id === null ? null : <ActorText actor={`person:${id}`} />);
  const link = (id: string | null) => (id === null ? null : <PageLink to={`/notices/${id}`}>{t('notice.open')}</PageLink>);
  return (
    <Facts
      lines={[
        { label: t('notice.fact.issuer'), value: issuer === 'ministry' ? t('notices.ministry') : province(issuer) },
        { label: t('notice.fact.kind'), value: t(`states.noticeKind.${notice.kind}`) },
        {
          label: t('notice.fact.batch'),
          value:
            yearBatch === null
              ? t('notices.yearOnly', { year })
              : t(totalBatch === null ? 'notices.batch' : 'notices.batchOfAll', { year, batch: yearBatch, total: totalBatch }),
        },
        { label: t('notice.fact.on'), value: notice.on },
        { label: t('notice.fact.published'), value: notice.publishedAt === null ? null : <TimeText at={notice.publishedAt} /> },
        { label: t('notice.fact.deadlineOn'), value: notice.deadlineOn },
        { label: t('notice.fact.rows'), value: notice.rows },
        { label: t('notice.fact.reportedRows'), value: reportedRows },
        { label: t('notice.fact.grade'), value: notice.evidenceGrade },
        { label: t('notice.fact.draftedBy'), value: person(notice.draftedBy) },
        { label: t('notice.fact.reviewedBy'), value: person(notice.reviewedBy) },
        { label: t('notice.fact.corrects'), value: link(notice.corrects) },
        { label: t('notice.fact.correctedBy'), value: link(notice.correctedBy) },
        { label: t('notice.fact.withdrawnReason'), value: notice.withdrawnReason === null ? null : <Text>{notice.withdrawnReason}</Text> },
        { label: t('notice.fact.snapshot'), value: notice.snapshotHash === null ? null : <code>{notice.snapshotHash}</code> },
        {
          label: t('notice.fact.urls'),
          value: notice.publicationUrls.length === 0 ? null : <Text>{notice.publicationUrls.join('\n')}</Text>,
        },
        { label: t('notice.fact.orders'), value: <PageLink to={`/orders?notice=${notice.id}`}>{t('notice.openOrders')}</PageLink> },
      ]}
    />
  );
}
