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
  onAccept(): void;
  onReturn(reason: string): Promise<unknown>;
}

/** Takes a sheet, takes it in, or sends it back; filled in it is by its workbook. */
export function SheetActions({ sheet, onTake, onAccept, onReturn }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isReturning, setReturning] = useState(false);
  if (!may('sheet.fill') && !may('sheet.assign')) return null;
  const notHandedIn = sheet.state === 'SUBMITTED' ? undefined : t('sheet.why.notSubmitted');
  const taken =
    sheet.assignedTo !== null ? t('sheet.why.taken') : ['SUBMITTED', 'ACCEPTED'].includes(sheet.state) ? t('sheet.why.done') : undefined;
  return (
    <Section title={t('sheet.actions')}>
      <div className="actions">
        <Action kind="main" permission="sheet.fill" reason={taken} onAct={onTake}>
          {t('sheet.take')}
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
