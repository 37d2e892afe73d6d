import type { OutputOf } from '@touchstone/api-client';
import type { diffNotice, previewNotice, readNotice } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { NoticeActions } from './notice-actions.tsx';
import { NoticeDiff } from './notice-diff.tsx';
import { NoticeEditor } from './notice-editor.tsx';
import { NoticeFaults } from './notice-faults.tsx';
import { NoticeFiles } from './notice-files.tsx';
import { NoticeList } from './notice-list.tsx';
import { NoticePaper } from './notice-paper.tsx';
import type { NoticeWork } from './use-notice-steps.ts';

export type NoticeDetail = OutputOf<typeof readNotice>;

interface Props {
  readonly notice: NoticeDetail;
  /** Of one's own authority, made here. */
  readonly isOwn: boolean;
  /** While the text may still change. */
  readonly preview: OutputOf<typeof previewNotice> | undefined;
  /** It was asked for and refused. */
  readonly hasNoPreview: boolean;
  readonly diff: OutputOf<typeof diffNotice> | undefined;
  readonly work: NoticeWork;
}

/** One notice: its text, its lists with their official columns, what stands in the way, what can be done. A draft is written here. */
export function NoticePage({ notice, isOwn, preview, hasNoPreview, diff, work }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isDirty, setDirty] = useState(false);
  const isDraft = isOwn && notice.state === 'DRAFT' && may('notice.draft');
  const faults = preview?.faults;
  const title =
    [preview?.text?.title, notice.title].find((one) => one !== undefined && one !== '') ?? t(`states.noticeKind.${notice.kind}`);
  const steps = isOwn ? <NoticeActions notice={notice} faults={faults?.length ?? 0} isDirty={isDirty} work={work} /> : null;
  return (
    <>
      <PageHeader
        title={title}
        marks={
          <>
            <StateTag kind="notice" state={notice.state} />
            {notice.isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
            {notice.origin === 'reported' ? <span className="tag">{t('notices.origin.reported')}</span> : null}
          </>
        }
        crumbs={[{ to: '/notices', text: t('notices.title') }]}
      />
      <div className={isDraft ? 'beside' : 'columns-2'}>
        <div>
          {isDraft ? (
            <>
              {steps}
              <NoticeFaults notice={notice} faults={faults} isUnknown={hasNoPreview} />
              <NoticeEditor notice={notice} faults={faults ?? []} isDirty={isDirty} onDirty={setDirty} />
            </>
          ) : (
            <>
              <NoticeFacts notice={notice} />
              {isOwn ? <NoticeFaults notice={notice} faults={faults} isUnknown={hasNoPreview} /> : null}
              <NoticeWords notice={notice} preview={preview} />
              {notice.lists.map((list) => (
                <NoticeList key={list.number} list={list} annotations={notice.annotations} />
              ))}
            </>
          )}
          {diff === undefined ? null : <NoticeDiff diff={diff} />}
        </div>
        <aside>
          {isDraft ? (
            <>
              <NoticePaper notice={notice} preview={preview} />
              <NoticeFacts notice={notice} />
            </>
          ) : (
            <>
              {steps}
              <NoticeFiles notice={notice} />
            </>
          )}
          <Annotations notice={notice} />
          <History
            title={t('notice.history')}
            lines={notice.events.map(({ seq, event, from, to, actor, basis, at }) => ({
              key: seq,
              event: t(`states.noticeEvent.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.notice.${to}`),
              ...{ basis, actor, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function NoticeWords({ notice, preview }: Pick<Props, 'notice' | 'preview'>): ReactNode {
  const { t } = useTranslation();
  const paragraphs = preview?.text?.paragraphs ?? notice.paragraphs;
  return (
    <>
      <Section title={t('notice.text')}>
        {paragraphs.length === 0 ? <p className="none">{t('notice.noText')}</p> : null}
        {paragraphs.map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
          <p key={at}>
            <Text>{paragraph}</Text>
          </p>
        ))}
        <p>
          <Text>{preview?.text?.signature ?? notice.signature}</Text>
        </p>
      </Section>
      {notice.lists.length === 0 ? (
        <Section title={t('notice.lists')}>
          <p className="none">{t('notice.noLists')}</p>
        </Section>
      ) : null}
    </>
  );
}

function NoticeFacts({ notice }: { readonly notice: NoticeDetail }): ReactNode {
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

function Annotations({ notice }: { readonly notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  if (notice.annotations.length === 0) return null;
  return (
    <Section title={t('notice.annotations.title')} count={notice.annotations.length}>
      <ul className="links">
        {notice.annotations.map(({ attachment, ordinal, text, basis, at }) => (
          <li key={`${attachment} ${ordinal} ${at} ${text}`}>
            {attachment === null ? null : (
              <span className="none">{t('notice.annotations.where', { attachment, ordinal: ordinal ?? '—' })} </span>
            )}
            <Text>{text}</Text>
            <br />
            <small>
              <TimeText at={at} isDay /> · <Text>{basis}</Text>
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
