import { listRuns, prioritiseScan, readScan } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

/** A person's own wish; what is higher goes before it. */
const USUAL = 1000;
const HIGHEST = 2000;

/** Gives the runs of a scan that have not begun another place in the queue. */
export function Prioritise({ scan }: { readonly scan: { readonly id: string; readonly finishedAt: string | null } }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [priority, setPriority] = useState(USUAL);
  const [moved, setMoved] = useState<number>();
  const change = useChange(prioritiseScan, [readScan, listRuns]);
  const isOver = scan.finishedAt !== null;
  if (isOver && !isOpen) return null;
  return (
    <>
      <Action permission="queue.manage" onAct={() => setOpen(true)}>
        {t('scan.priority.do')}
      </Action>
      {moved === undefined ? null : <span role="status">{t('scan.priority.moved', { count: moved })}</span>}
      <ReasonDialog
        title={t('scan.priority.do')}
        consequence={t('scan.priority.about')}
        confirm={t('scan.priority.do')}
        maxLength={500}
        isOpen={isOpen}
        notNow={isOver ? t('steps.gone', { why: '' }) : undefined}
        onConfirm={async (reason) => {
          const done = await change.mutateAsync({ params: { scan: scan.id }, body: { priority, reason } });
          setMoved(done.moved);
        }}
        onClose={() => setOpen(false)}
      >
        <Field label={t('scan.priority.place')}>
          {(id) => <NumberInput id={id} min={0} max={HIGHEST} precision={0} value={priority} onChange={setPriority} />}
        </Field>
      </ReasonDialog>
    </>
  );
}
