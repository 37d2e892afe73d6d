import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/me.ts';
import { Action } from './action.tsx';
import { FormDialog } from './form-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { Section } from './section.tsx';

/** A step of a thing, as it stands now for the one who sits here. */
export interface Step {
  readonly key: string;
  /** What the button says. */
  readonly label: string;
  /** What follows from it, said before it is done. */
  readonly consequence: string;
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  /** Why it cannot be taken now. */
  readonly notNow?: string | undefined;
  /** What the reason that it asks for is called; it asks for none when absent. */
  readonly reasonLabel?: string;
  /** More that it asks for. */
  readonly fields?: ReactNode;
  /** Everything that it asks for is there. */
  readonly isReady?: boolean;
  take(reason: string): Promise<unknown>;
}

interface Props {
  readonly steps: readonly Step[];
  /** Said where there is nothing to do now. */
  readonly none: string;
  /** Stands in a part of a page that has its own heading. */
  readonly isPart?: boolean;
}

/** What can be done now, each after a word of what follows; and what cannot, with the reason. */
export function Steps({ steps, none, isPart = false }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const mine = steps.filter(({ permission }) => may(permission));
  const now = mine.filter(({ notNow }) => notNow === undefined);
  const later = mine.filter(({ notNow }) => notNow !== undefined);
  const asked = now.find(({ key }) => key === open);
  const close = () => setOpen(undefined);
  if (mine.length === 0) return null;
  const inside = (
    <>
      {now.length === 0 ? <p className="none">{none}</p> : null}
      <div className="actions">
        {now.map(({ key, kind, permission, label }) => (
          <Action key={key} kind={kind} permission={permission} onAct={() => setOpen(key)}>
            {label}
          </Action>
        ))}
      </div>
      {later.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('steps.notNow', { count: later.length })}</summary>
          <div className="actions">
            {later.map(({ key, permission, label, notNow }) => (
              <Action key={key} permission={permission} reason={notNow} onAct={close}>
                {label}
              </Action>
            ))}
          </div>
        </details>
      )}
      {asked === undefined ? null : <Ask step={asked} onClose={close} />}
    </>
  );
  return isPart ? inside : <Section title={t('steps.title')}>{inside}</Section>;
}

function Ask({ step, onClose }: { readonly step: Step; onClose(): void }): ReactNode {
  if (step.reasonLabel === undefined)
    return (
      <FormDialog
        title={step.label}
        about={step.consequence}
        confirm={step.label}
        isDanger={step.kind === 'danger'}
        isReady={step.isReady ?? true}
        onConfirm={() => step.take('')}
        onClose={onClose}
      >
        {step.fields}
      </FormDialog>
    );
  return (
    <ReasonDialog
      title={step.label}
      consequence={step.consequence}
      reasonLabel={step.reasonLabel}
      confirm={step.label}
      isDanger={step.kind === 'danger'}
      isOpen
      onConfirm={step.take}
      onClose={onClose}
    >
      {step.fields}
    </ReasonDialog>
  );
}
