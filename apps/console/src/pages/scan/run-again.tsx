import { listRuns, readScan, redriveRun } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { RunRow } from './run-columns.tsx';

const DEAD: ReadonlySet<string> = new Set(['FAILED', 'TIMED_OUT']);

/** Makes a run that failed for good again, as a new round, and goes there. */
export function RunAgain({ run }: { readonly run: RunRow }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [isOpen, setOpen] = useState(false);
  const redrive = useChange(redriveRun, [readScan, listRuns]);
  const isDead = DEAD.has(run.state);
  if (!isDead && !isOpen) return null;
  return (
    <>
      <Action permission="queue.manage" onAct={() => setOpen(true)}>
        {t('scan.again.do')}
      </Action>
      <ReasonDialog
        title={t('scan.again.title', { engine: run.engine })}
        consequence={t('engines.dead.consequence')}
        confirm={t('scan.again.do')}
        maxLength={500}
        isOpen={isOpen}
        notNow={isDead ? undefined : t('steps.gone', { why: '' })}
        onConfirm={async (reason) => {
          const { scan } = await redrive.mutateAsync({ params: { run: run.id }, body: { reason } });
          open(`/scans/${scan}`);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
