import { listEngines, moveEngine } from '@touchstone/api-client/routes/engines';
import { readWork } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { EngineRow } from './engine-columns.tsx';

const MAY_PAUSE: ReadonlySet<string> = new Set(['ACTIVE', 'PROBATION', 'DEGRADED']);

/** Pauses a version, or lets it go on. */
export function EngineOrders({ engine }: { readonly engine: EngineRow }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(moveEngine, [listEngines, readWork]);
  const order = engine.state === 'PAUSED' ? 'resume' : 'pause';
  if (order === 'pause' && !MAY_PAUSE.has(engine.state)) return null;
  return (
    <>
      <Action permission="engine.manage" onAct={() => setOpen(true)}>
        {t(`engines.order.${order}`)}
      </Action>
      <ReasonDialog
        title={t(`engines.order.${order}Title`, { name: `${engine.name} ${engine.version}` })}
        consequence={t(`engines.order.${order}Consequence`)}
        confirm={t(`engines.order.${order}`)}
        maxLength={500}
        isOpen={isOpen}
        onConfirm={(reason) => change.mutateAsync({ params: { engine: engine.key }, ifMatch: engine.rowVersion, body: { order, reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
