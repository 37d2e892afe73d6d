import { listNoticeCandidates } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Candidates } from './candidates.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { LINES, type Lines, type NoticeDraft } from './use-notice-draft.ts';

interface Props {
  readonly notice: NoticeDetail;
  readonly draft: NoticeDraft;
  onClose(): void;
}

/** Puts waiting cases into a draft. */
export function AddCases({ notice, draft, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const waiting = useRead(listNoticeCandidates, { query: { kind: notice.kind } });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [lines, setLines] = useState<Lines>('tested');
  const there = new Set(notice.lists.flatMap(({ rows }) => rows.map((row) => row.case)));
  return (
    <FormDialog
      title={t('notice.candidates.add')}
      about={t('notice.candidates.about')}
      confirm={t('notice.candidates.do', { count: chosen.size })}
      isReady={chosen.size > 0}
      onConfirm={() => draft.add([...chosen], lines)}
      onClose={onClose}
    >
      <Ready of={waiting}>
        {({ items }) => <Candidates candidates={items.filter((one) => !there.has(one.case))} chosen={chosen} onChoose={setChosen} />}
      </Ready>
      <Pick
        label={t('notice.candidates.lines')}
        value={lines}
        choices={LINES}
        say={(value) => t(`notice.lines.${value}`)}
        onPick={setLines}
      />
    </FormDialog>
  );
}
