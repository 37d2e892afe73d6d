import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick } from '../../parts/pick.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Text } from '../../parts/text.tsx';
import { MEASURES, type MeasureKind } from './programme-law.ts';
import type { TargetRow } from './programme-page.tsx';

export interface NewMeasure {
  readonly kind: MeasureKind;
  readonly reason: string;
  readonly evades?: boolean;
}

interface Props {
  readonly target: TargetRow;
  onImpose(measure: NewMeasure): Promise<unknown>;
  onClose(): void;
}

/** The store's own measure on one listing: one grade at a time, with its reason. */
export function MeasureDialog({ target, onImpose, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [kind, setKind] = useState<MeasureKind>('problem-notice');
  const [evades, setEvades] = useState(false);
  return (
    <ReasonDialog
      title={t('programme.impose')}
      consequence={
        <>
          <p>
            <Text>{target.name}</Text>
          </p>
          <p>{t('programme.imposeConsequence')}</p>
        </>
      }
      confirm={t('programme.impose')}
      maxLength={2000}
      isDanger
      isOpen
      onConfirm={(reason) => onImpose({ kind, reason, ...(evades ? { evades } : {}) })}
      onClose={onClose}
    >
      <Pick
        label={t('measures.column.kind')}
        value={kind}
        choices={MEASURES}
        say={(one) => t(`states.measureKind.${one}`)}
        onPick={setKind}
      />
      {kind === 'delist' ? (
        <label>
          <input type="checkbox" checked={evades} onChange={({ target: { checked } }) => setEvades(checked)} /> {t('programme.evades')}
        </label>
      ) : null}
    </ReasonDialog>
  );
}
