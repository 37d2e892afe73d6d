import type { OutputOf } from '@touchstone/api-client';
import type { diffNotice, previewNotice, readNotice } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { NoticeActions } from './notice-actions.tsx';
import { Annotations } from './notice-annotations.tsx';
import { NoticeDiff } from './notice-diff.tsx';
import { NoticeEditor } from './notice-editor.tsx';
import { NoticeFacts } from './notice-facts.tsx';
import { NoticeFaults } from './notice-faults.tsx';
import { NoticeFiles } from './notice-files.tsx';
import { NoticeList } from './notice-list.tsx';
import { NoticePaper } from './notice-paper.tsx';
import { NoticeWords } from './notice-words.tsx';
import type { NoticeWork } from './use-notice-steps.ts';

export type NoticeDetail = OutputOf<typeof readNotice>;

export interface Props {
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
              <NoticeEditor notice={notice} faults={faults ?? []} onDirty={setDirty} />
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
