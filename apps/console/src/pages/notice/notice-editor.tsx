import { readNoticeCatalogue } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { AddCases } from './add-cases.tsx';
import { DraftList } from './draft-list.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { NoticePlan } from './notice-plan.tsx';
import { useNoticeDraft } from './use-notice-draft.ts';

interface Props {
  readonly notice: NoticeDetail;
  readonly faults: readonly { readonly at: string; readonly reason: string }[];
  /** Told whether something was typed that is not saved yet. */
  onDirty(isDirty: boolean): void;
}

/** A draft, to be written: its words, and its lists row by row. */
export function NoticeEditor({ notice, faults, onDirty }: Props): ReactNode {
  const { t } = useTranslation();
  const catalogue = useRead(readNoticeCatalogue, {});
  const draft = useNoticeDraft()(notice);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Action kind="main" permission="notice.draft" onAct={() => setAdding(true)}>
      {t('notice.candidates.add')}
    </Action>
  );
  return (
    <>
      <Ready of={catalogue}>{(value) => <NoticePlan notice={notice} catalogue={value} draft={draft} onDirty={onDirty} />}</Ready>
      {notice.lists.length === 0 ? (
        <Section title={t('notice.lists')}>
          <Empty text={t('notice.noCases')}>{add}</Empty>
        </Section>
      ) : (
        <>
          <div className="actions">{add}</div>
          {notice.lists.map((list) => (
            <DraftList key={list.number} list={list} faults={faults} draft={draft} />
          ))}
        </>
      )}
      {isAdding ? <AddCases notice={notice} draft={draft} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
