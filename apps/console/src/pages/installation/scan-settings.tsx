import { readScanPolicy, setScanPolicy } from '@touchstone/api-client/routes/acquisition';
import { readInstallation } from '@touchstone/api-client/routes/installation';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Section } from '../../parts/section.tsx';
import type { Installation } from './installation-page.tsx';

type Policy = Installation['scanPolicy'];

const OCCASIONS = ['newVersion', 'changedPolicy', 'changedPermissions'] as const;
type Occasion = (typeof OCCASIONS)[number];

/** What is scanned when nobody asked. */
export function ScanSettings({ policy }: { readonly policy: Policy }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const said = (of: Occasion) => {
    const rule = policy[of];
    if (rule === null) return t('installation.scans.none');
    const engines = rule.engines.length === 0 ? t('installation.scans.all') : rule.engines.join(' ');
    return `${t(`campaign.profile.${rule.profile}`)} · ${engines}`;
  };
  return (
    <Section
      title={t('installation.scans.title')}
      actions={
        <Action permission="system.manage" onAct={() => setOpen(true)}>
          {t('installation.scans.change')}
        </Action>
      }
    >
      <Facts
        lines={[
          ...OCCASIONS.map((of) => ({ label: t(`installation.scans.${of}`), value: said(of) })),
          {
            label: t('installation.scans.organisation'),
            value: policy.organisation === null ? null : <OrganisationName id={policy.organisation} />,
          },
        ]}
      />
      {isOpen ? <Change policy={policy} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

interface Typed {
  readonly profile: 'none' | 'quick' | 'deep';
  readonly engines: string;
}

const typedOf = (rule: Policy[Occasion]): Typed => ({ profile: rule?.profile ?? 'none', engines: rule?.engines.join(' ') ?? '' });
const ruleOf = ({ profile, engines }: Typed) =>
  profile === 'none' ? null : { profile, engines: engines.split(/[\s,，、]+/).filter((one) => one !== '') };

function Change({ policy, onClose }: { readonly policy: Policy; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(
    (): Readonly<Record<Occasion, Typed>> => ({
      newVersion: typedOf(policy.newVersion),
      changedPolicy: typedOf(policy.changedPolicy),
      changedPermissions: typedOf(policy.changedPermissions),
    }),
  );
  const put = (of: Occasion, change: Partial<Typed>) => setTyped({ ...typed, [of]: { ...typed[of], ...change } });
  const set = useChange(setScanPolicy, [readInstallation, readScanPolicy]);
  const { newVersion, changedPolicy, changedPermissions } = typed;
  const rules = { newVersion: ruleOf(newVersion), changedPolicy: ruleOf(changedPolicy), changedPermissions: ruleOf(changedPermissions) };
  return (
    <FormDialog
      title={t('installation.scans.change')}
      about={t('installation.scans.about')}
      confirm={t('installation.scans.change')}
      onConfirm={() => set.mutateAsync({ body: { organisation: policy.organisation, ...rules } })}
      onClose={onClose}
    >
      {OCCASIONS.map((of) => (
        <fieldset key={of}>
          <legend>{t(`installation.scans.${of}`)}</legend>
          <Pick
            label={t('installation.scans.profile')}
            value={typed[of].profile}
            choices={['none', 'quick', 'deep']}
            say={(one) => (one === 'none' ? t('installation.scans.none') : t(`campaign.profile.${one}`))}
            onPick={(profile) => put(of, { profile })}
          />
          {typed[of].profile === 'none' ? null : (
            <Field label={t('installation.scans.engines')} hint={t('installation.scans.enginesHint')}>
              {(id) => (
                <Input id={id} maxLength={2000} value={typed[of].engines} onChange={({ target }) => put(of, { engines: target.value })} />
              )}
            </Field>
          )}
        </fieldset>
      ))}
    </FormDialog>
  );
}
