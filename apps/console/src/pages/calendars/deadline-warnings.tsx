import { readDeadlineWarnings, setDeadlineWarnings } from '@touchstone/api-client/routes/deadlines';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { warningDays } from './warning-days.ts';

/** How many working days before its end somebody is told of a deadline. */
export function DeadlineWarnings(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const warnings = useRead(readDeadlineWarnings, {});
  return (
    <Section
      title={t('calendars.warnings.title')}
      actions={
        <Action permission="system.manage" onAct={() => setOpen(true)}>
          {t('calendars.warnings.change')}
        </Action>
      }
    >
      <Ready of={warnings}>
        {({ workingDays, version }) => (
          <>
            <p>
              {workingDays.length === 0
                ? t('calendars.warnings.none')
                : t('calendars.warnings.before', { days: workingDays.join(comma()) })}
            </p>
            {isOpen ? <Change days={workingDays} version={version} onClose={() => setOpen(false)} /> : null}
          </>
        )}
      </Ready>
    </Section>
  );
}

interface Props {
  readonly days: readonly number[];
  readonly version: number;
  onClose(): void;
}

function Change({ days, version, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(days.join(' '));
  // what was set since is not overwritten unseen
  const [ifMatch] = useState(version);
  const set = useChange(setDeadlineWarnings, [readDeadlineWarnings]);
  const read = warningDays(typed);
  return (
    <FormDialog
      title={t('calendars.warnings.title')}
      about={t('calendars.warnings.about')}
      confirm={t('calendars.warnings.change')}
      isReady={read !== undefined}
      onConfirm={() => set.mutateAsync({ ifMatch, body: { workingDays: [...(read ?? [])] } })}
      onClose={onClose}
    >
      <Field label={t('calendars.warnings.days')} hint={t('calendars.warnings.hint')}>
        {(id) => <Input id={id} value={typed} inputMode="numeric" maxLength={60} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
    </FormDialog>
  );
}
