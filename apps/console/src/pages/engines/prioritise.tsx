import { prioritiseScan, readWork } from '@touchstone/api-client/routes/runs';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { scanOf } from './scan-of.ts';

/** A person's own wish; what is higher goes before it. */
const USUAL = 1000;
const HIGHEST = 2000;

/** Gives the runs of a scan that have not begun another place in the queue: who manages it is told which scan by who wants it. */
export function Prioritise(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [priority, setPriority] = useState(USUAL);
  const [moved, setMoved] = useState<number>();
  const change = useChange(prioritiseScan, [readWork]);
  const scan = scanOf(typed);
  const close = () => {
    setOpen(false);
    setTyped('');
    setPriority(USUAL);
  };
  return (
    <>
      {moved === undefined ? null : <span role="status">{t('scan.priority.moved', { count: moved })}</span>}
      <Action permission="queue.manage" onAct={() => setOpen(true)}>
        {t('scan.priority.do')}
      </Action>
      <ReasonDialog
        title={t('scan.priority.do')}
        consequence={t('scan.priority.about')}
        confirm={t('scan.priority.do')}
        maxLength={500}
        isOpen={isOpen}
        isReady={scan !== undefined}
        onConfirm={async (reason) => {
          const done = await change.mutateAsync({ params: { scan: scan ?? '' }, body: { priority, reason } });
          setMoved(done.moved);
        }}
        onClose={close}
      >
        <Field
          label={t('scan.priority.scan')}
          hint={typed.trim() !== '' && scan === undefined ? t('scan.priority.noScan') : t('scan.priority.scanHint')}
        >
          {(id) => <Input id={id} required maxLength={500} value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
        <Field label={t('scan.priority.place')}>
          {(id) => <NumberInput id={id} min={0} max={HIGHEST} precision={0} value={priority} onChange={setPriority} />}
        </Field>
      </ReasonDialog>
    </>
  );
}
