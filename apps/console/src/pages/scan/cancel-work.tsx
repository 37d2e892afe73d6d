import { cancelRun, cancelScan, listRuns, listScans, readRun, readScan } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

const STALE = [readScan, readRun, listScans, listRuns];
/** Ends a scan that goes on, with all its runs. */
export function CancelScan({ scan }: { readonly scan: { readonly id: string; readonly finishedAt: string | null } }): ReactNode {
  const cancel = useChange(cancelScan, STALE);
  return (
    <Cancel
      what="scan"
      isOver={scan.finishedAt !== null}
      onCancel={(reason) => cancel.mutateAsync({ params: { scan: scan.id }, body: { reason } })}
    />
  );
}

interface OpenRun {
  readonly id: string;
  readonly finishedAt: string | null;
  readonly isCancelAsked: boolean;
}

/** Ends one run that waits or goes on. */
export function CancelRun({ run }: { readonly run: OpenRun }): ReactNode {
  const { t } = useTranslation();
  const cancel = useChange(cancelRun, STALE);
  return (
    <Cancel
      what="run"
      isOver={run.finishedAt !== null}
      notNow={run.isCancelAsked ? t('scan.cancel.asked') : undefined}
      onCancel={(reason) => cancel.mutateAsync({ params: { run: run.id }, body: { reason } })}
    />
  );
}

interface Props {
  readonly what: 'scan' | 'run';
  /** It came to its end by itself. */
  readonly isOver: boolean;
  readonly notNow?: string | undefined;
  onCancel(reason: string): Promise<unknown>;
}

function Cancel({ what, isOver, notNow, onCancel }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (isOver && !isOpen) return null;
  return (
    <>
      <Action permission="run.cancel" kind="danger" reason={notNow} onAct={() => setOpen(true)}>
        {t(`scan.cancel.${what}`)}
      </Action>
      <ReasonDialog
        title={t(`scan.cancel.${what}`)}
        consequence={t(`scan.cancel.${what}Consequence`)}
        confirm={t(`scan.cancel.${what}`)}
        isDanger
        maxLength={500}
        isOpen={isOpen}
        notNow={isOver ? t('steps.gone', { why: '' }) : undefined}
        onConfirm={onCancel}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
