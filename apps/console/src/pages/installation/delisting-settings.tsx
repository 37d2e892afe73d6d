import { readInstallation } from '@touchstone/api-client/routes/installation';
import { setDelistingPolicy } from '@touchstone/api-client/routes/order-items';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { DELISTING_NUMBERS, type NumberName, withNumber } from './delisting-numbers.ts';
import type { Installation } from './installation-page.tsx';

type Setting = Installation['delistingPolicy'];

/** How many looks make an absence, when “at once” is over, and how long an app stays off. */
export function DelistingSettings({ setting }: { readonly setting: Setting }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { policy } = setting;
  const number = (name: NumberName) => t(`installation.delisting.unit.${name}`, { count: DELISTING_NUMBERS[name].of(policy) });
  return (
    <Section
      title={t('installation.delisting.title')}
      actions={
        <Action permission="system.manage" onAct={() => setOpen(true)}>
          {t('installation.delisting.change')}
        </Action>
      }
    >
      <Facts
        lines={[
          ...NAMES.filter((name) => name !== 'noRelistDays').map((name) => ({
            label: t(`installation.delisting.${name}`),
            value: number(name),
          })),
          {
            label: t('installation.delisting.noRelistDays'),
            value: policy.noRelist.isOn ? number('noRelistDays') : t('installation.delisting.off'),
          },
        ]}
      />
      <p className="form-hint">
        {t('installation.delisting.basis')} <Text>{policy.noRelist.basis}</Text>
      </p>
      {isOpen ? <Change setting={setting} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

const NAMES = Object.keys(DELISTING_NUMBERS) as readonly NumberName[];

function Change({ setting, onClose }: { readonly setting: Setting; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const [policy, setPolicy] = useState(setting.policy);
  // what was set since is not overwritten unseen
  const [ifMatch] = useState(setting.version);
  const set = useChange(setDelistingPolicy, [readInstallation]);
  const isEarly = policy.escalateAfterHours < policy.overdueAfterHours;
  return (
    <FormDialog
      title={t('installation.delisting.change')}
      about={t('installation.delisting.about')}
      confirm={t('installation.delisting.change')}
      isReady={!isEarly && policy.noRelist.basis.trim() !== ''}
      onConfirm={() => set.mutateAsync({ ifMatch, body: policy })}
      onClose={onClose}
    >
      {NAMES.map((name) => (
        <Field
          key={name}
          label={t(`installation.delisting.${name}`)}
          hint={t(`installation.delisting.unit.${name}`, { count: DELISTING_NUMBERS[name].of(policy) })}
        >
          {(id) => (
            <NumberInput
              id={id}
              min={1}
              max={DELISTING_NUMBERS[name].most}
              precision={0}
              value={DELISTING_NUMBERS[name].of(policy)}
              onChange={(count) => setPolicy(withNumber(policy, name, count))}
            />
          )}
        </Field>
      ))}
      {isEarly ? <p role="alert">{t('installation.delisting.early')}</p> : null}
      <label className="check-line">
        <input
          type="checkbox"
          checked={policy.noRelist.isOn}
          onChange={({ target }) => setPolicy({ ...policy, noRelist: { ...policy.noRelist, isOn: target.checked } })}
        />{' '}
        {t('installation.delisting.isOn')}
      </label>
      <Field label={t('installation.delisting.basis')}>
        {(id) => (
          <Input
            id={id}
            required
            maxLength={500}
            value={policy.noRelist.basis}
            onChange={({ target }) => setPolicy({ ...policy, noRelist: { ...policy.noRelist, basis: target.value } })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
