import { readScanPolicy, setScanPolicy } from '@touchstone/api-client/routes/acquisition';
import { listEngines } from '@touchstone/api-client/routes/engines';
import { readInstallation } from '@touchstone/api-client/routes/installation';
import { listOrganisations } from '@touchstone/api-client/routes/organisations';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { Action } from '../../parts/action.tsx';
import { CheckLines } from '../../parts/check-lines.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { Pick } from '../../parts/pick.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import type { Installation } from './installation-page.tsx';

type Policy = Installation['scanPolicy']['policy'];

const OCCASIONS = ['newVersion', 'changedPolicy', 'changedPermissions'] as const;
type Occasion = (typeof OCCASIONS)[number];

/** What is scanned when nobody asked. */
export function ScanSettings({ of: { policy, version } }: { readonly of: Installation['scanPolicy'] }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const said = (of: Occasion) => {
    const rule = policy[of];
    if (rule === null) return t('installation.scans.none');
    const engines = rule.engines.length === 0 ? t('installation.scans.all') : rule.engines.join(comma());
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
      {isOpen ? <Change policy={policy} version={version} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

interface Typed {
  readonly profile: 'none' | 'quick' | 'deep';
  readonly engines: readonly string[];
}

const typedOf = (rule: Policy[Occasion]): Typed => ({ profile: rule?.profile ?? 'none', engines: rule?.engines ?? [] });
const ruleOf = ({ profile, engines }: Typed) => (profile === 'none' ? null : { profile, engines: [...engines] });

/** Engines that can be asked; an engine of a person or of a file of results is none. */
const ASKED: ReadonlySet<string> = new Set(['own', 'command', 'pull']);

interface ChangeProps {
  readonly policy: Policy;
  readonly version: number;
  onClose(): void;
}

function Change({ policy, version, onClose }: ChangeProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(
    (): Readonly<Record<Occasion, Typed>> => ({
      newVersion: typedOf(policy.newVersion),
      changedPolicy: typedOf(policy.changedPolicy),
      changedPermissions: typedOf(policy.changedPermissions),
    }),
  );
  const [organisation, setOrganisation] = useState(policy.organisation ?? '');
  // what was set since is not overwritten unseen
  const [ifMatch] = useState(version);
  const put = (of: Occasion, change: Partial<Typed>) => setTyped({ ...typed, [of]: { ...typed[of], ...change } });
  const set = useChange(setScanPolicy, [readInstallation, readScanPolicy]);
  const engines = useRead(listEngines, { query: {} });
  const organisations = useRead(listOrganisations, { query: { limit: 200 } });
  const { newVersion, changedPolicy, changedPermissions } = typed;
  const rules = { newVersion: ruleOf(newVersion), changedPolicy: ruleOf(changedPolicy), changedPermissions: ruleOf(changedPermissions) };
  return (
    <FormDialog
      title={t('installation.scans.change')}
      about={t('installation.scans.about')}
      confirm={t('installation.scans.change')}
      isReady={engines.isSuccess && organisations.isSuccess}
      onConfirm={() => set.mutateAsync({ ifMatch, body: { organisation: organisation === '' ? null : organisation, ...rules } })}
      onClose={onClose}
    >
      <Ready of={organisations}>
        {({ items }) => {
          const authorities = items.filter(({ kind }) => kind === 'ministry' || kind === 'province');
          return (
            <Pick
              label={t('installation.scans.organisation')}
              value={organisation}
              choices={[...new Set(['', ...authorities.map(({ id }) => id), organisation])]}
              say={(id) => (id === '' ? t('installation.scans.ministry') : (items.find((one) => one.id === id)?.name ?? id))}
              onPick={setOrganisation}
            />
          );
        }}
      </Ready>
      <Ready of={engines}>
        {({ items }) =>
          OCCASIONS.map((of) => (
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
                <CheckLines
                  legend={t('installation.scans.engines')}
                  lines={enginesOf(items, typed[of].engines).map((id) => ({ id, text: id }))}
                  chosen={typed[of].engines}
                  onChoose={(chosen) => put(of, { engines: chosen })}
                />
              )}
            </fieldset>
          ))
        }
      </Ready>
    </FormDialog>
  );
}

/** Ids of engines, each once: those that can be asked, and those that are chosen though they are no more. */
const enginesOf = (rows: readonly { readonly id: string; readonly kind: string }[], chosen: readonly string[]): readonly string[] => [
  ...new Set([...rows.filter(({ kind }) => ASKED.has(kind)).map(({ id }) => id), ...chosen]),
];
