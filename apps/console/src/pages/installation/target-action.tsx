import { readInstallation } from '@touchstone/api-client/routes/installation';
import { readYear, setTestingTarget } from '@touchstone/api-client/routes/statistics';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Ready } from '../../parts/ready.tsx';
import type { Installation } from './installation-page.tsx';

interface Props {
  /** That it is about; undefined where one chooses. */
  readonly year: number | undefined;
}

/** Sets how many tests a year is to have; an empty number takes the target away. */
export function TargetAction({ year }: Props): ReactNode {
  const may = useMay();
  return may('system.manage') ? <Target year={year} /> : null;
}

function Target({ year }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const installation = useRead(readInstallation, {}, { enabled: isOpen });
  return (
    <>
      <Action permission="system.manage" onAct={() => setOpen(true)}>
        {t('installation.targets.set')}
      </Action>
      {isOpen ? (
        <Ready of={installation}>
          {({ testingTargets }) => <TargetDialog year={year} targets={testingTargets} onClose={() => setOpen(false)} />}
        </Ready>
      ) : null}
    </>
  );
}

const YEAR = /^2[01]\d\d$/;
const TARGET = /^([1-9]\d{0,8})?$/;

function TargetDialog({
  year,
  targets,
  onClose,
}: Props & { readonly targets: Installation['testingTargets']; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const thisYear = useToday().slice(0, 4);
  const [of, setOf] = useState(String(year ?? thisYear));
  const known = targets.items.find((one) => String(one.year) === of)?.target;
  const [typed, setTyped] = useState<string>();
  const target = (typed ?? String(known ?? '')).trim();
  const set = useChange(setTestingTarget, [readInstallation, readYear]);
  return (
    <FormDialog
      title={t('installation.targets.set')}
      about={t('installation.targets.about')}
      confirm={t('installation.targets.set')}
      isReady={YEAR.test(of) && TARGET.test(target)}
      onConfirm={() =>
        set.mutateAsync({ params: { year: Number(of) }, ifMatch: targets.version, body: { target: target === '' ? null : Number(target) } })
      }
      onClose={onClose}
    >
      <Field label={t('installation.targets.year')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            maxLength={4}
            disabled={year !== undefined}
            value={of}
            onChange={({ target }) => setOf(target.value)}
          />
        )}
      </Field>
      <Field label={t('installation.targets.target')} hint={t('installation.targets.hint')}>
        {(id) => <Input id={id} inputMode="numeric" maxLength={9} value={target} onChange={({ target: { value } }) => setTyped(value)} />}
      </Field>
    </FormDialog>
  );
}
