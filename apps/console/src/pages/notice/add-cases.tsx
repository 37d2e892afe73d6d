import { listNoticeCandidates } from '@touchstone/api-client/routes/notices';
import { Button, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Problem } from '../../parts/problem.tsx';
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
  const id = useId();
  const waiting = useRead(listNoticeCandidates, { query: { kind: notice.kind } });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [lines, setLines] = useState<Lines>('tested');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const there = new Set(notice.lists.flatMap(({ rows }) => rows.map((row) => row.case)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await draft.add([...chosen], lines);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('notice.candidates.add')} isOpen onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="form-about">{t('notice.candidates.about')}</p>
        <Ready of={waiting}>
          {({ items }) => <Candidates candidates={items.filter((one) => !there.has(one.case))} chosen={chosen} onChoose={setChosen} />}
        </Ready>
        <label htmlFor={`${id}-lines`}>{t('notice.candidates.lines')}</label>
        <Select
          id={`${id}-lines`}
          value={lines}
          onChange={setLines}
          options={LINES.map((value) => ({ value, label: t(`notice.lines.${value}`) }))}
          getPopupContainer={(node) => node.parentElement ?? document.body}
        />
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <Button onClick={onClose}>{t('parts.cancel')}</Button>
          <Button htmlType="submit" type="primary" loading={isBusy} disabled={chosen.size === 0}>
            {t('notice.candidates.do', { count: chosen.size })}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
