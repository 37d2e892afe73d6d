import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import type { SheetDetail } from './sheet-page.tsx';

interface Props {
  readonly sheet: SheetDetail;
  onTake(): void;
  onSubmit(): void;
  onAccept(): void;
  onReturn(reason: string): Promise<unknown>;
}

/** Takes a sheet, hands it in, takes it in, or sends it back. */
export function SheetActions({ sheet, onTake, onSubmit, onAccept, onReturn }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isReturning, setReturning] = useState(false);
  if (!may('sheet.fill') && !may('sheet.assign')) return null;
  const notHandedIn = sheet.state === 'SUBMITTED' ? undefined : t('sheet.why.notSubmitted');
  const taken =
    sheet.assignedTo !== null ? t('sheet.why.taken') : ['SUBMITTED', 'ACCEPTED'].includes(sheet.state) ? t('sheet.why.done') : undefined;
  const whyNotSubmit = () => {
    if (['SUBMITTED', 'ACCEPTED'].includes(sheet.state)) return t('sheet.why.done');
    if (sheet.open.length > 0) return t('sheet.why.open', { count: sheet.open.length });
    return sheet.faults.length > 0 ? t('sheet.why.faults', { count: sheet.faults.length }) : undefined;
  };
  return (
    <Section title={t('sheet.actions')}>
      <div className="actions">
        <Action kind="main" permission="sheet.fill" reason={taken} onAct={onTake}>
          {t('sheet.take')}
        </Action>
        <Action kind="main" permission="sheet.fill" reason={whyNotSubmit()} onAct={onSubmit}>
          {t('sheet.submit')}
        </Action>
        <Action kind="main" permission="sheet.assign" reason={notHandedIn} onAct={onAccept}>
          {t('sheet.accept')}
        </Action>
        <Action kind="danger" permission="sheet.assign" reason={notHandedIn} onAct={() => setReturning(true)}>
          {t('sheet.return')}
        </Action>
      </div>
      <ReasonDialog
        title={t('sheet.return')}
        consequence={t('sheet.returnConsequence')}
        confirm={t('sheet.return')}
        maxLength={500}
        isDanger
        isOpen={isReturning}
        onConfirm={onReturn}
        onClose={() => setReturning(false)}
      />
    </Section>
  );
}
