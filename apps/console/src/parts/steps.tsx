import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/me.ts';
import { Action } from './action.tsx';
import { FormDialog } from './form-dialog.tsx';
import { Problem } from './problem.tsx';
import { bracketed } from './punctuation.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { Section } from './section.tsx';

/** A step of a thing, as it stands now for the one who sits here. */
export interface Step {
  readonly key: string;
  /** What the button says. */
  readonly label: string;
  /** What follows from it, said before it is done. A step without is taken at once. */
  readonly consequence?: ReactNode;
  /** Who lacks it does not see the step; one that the server told of needs none. */
  readonly permission?: string;
  readonly kind: 'main' | 'danger' | 'plain';
  /** Why it cannot be taken now. */
  readonly notNow?: string | undefined;
  /** What it waits for though its time has come: it stands among those of now. */
  readonly waits?: string | undefined;
  /** What the reason that it asks for is called; it asks for none when absent. */
  readonly reasonLabel?: string;
  readonly maxLength?: number;
  /** More that it asks for. */
  readonly fields?: ReactNode;
  /** Everything that it asks for is there. */
  readonly isReady?: boolean;
  take(reason: string): Promise<unknown>;
}

interface Props {
  readonly steps: readonly Step[];
  /** Said where there is nothing to do now; nothing is, when absent. */
  readonly none?: string | undefined;
  /** Stands in a part of a page that has its own heading. */
  readonly isPart?: boolean;
  /** What comes before the buttons: where the next step is taken. */
  readonly first?: ReactNode;
  /** Buttons beside these, with dialogs of their own. */
  readonly buttons?: ReactNode;
  /** Where more is done. */
  readonly more?: ReactNode;
  /** The dialog of a step was closed: what was chosen in its fields is dropped. */
  onClose?(): void;
}

/** What can be done now, each after a word of what follows; and what cannot, with the reason. */
export function Steps({ steps, none, isPart = false, first, buttons, more, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const mine = steps.filter(({ permission = 'signed-in' }) => may(permission));
  const now = mine.filter(({ notNow }) => notNow === undefined);
  const later = mine.filter(({ notNow }) => notNow !== undefined);
  const asked = useAsked(now, open);
  const gone = later.find(({ key }) => key === open)?.notNow ?? '';
  const close = () => {
    setOpen(undefined);
    onClose?.();
  };
  if (mine.length === 0 && asked === undefined && first === undefined && buttons === undefined && more === undefined) return null;
  const inside = (
    <>
      {now.length === 0 && none !== undefined ? <p className="none">{none}</p> : null}
      <NowSteps steps={now} first={first} buttons={buttons} onAsk={setOpen} />
      {more}
      {later.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('steps.notNow', { count: later.length })}</summary>
          <div className="actions">
            {later.map(({ key, label, notNow }) => (
              <Action key={key} reason={notNow} onAct={close}>
                {label}
              </Action>
            ))}
          </div>
        </details>
      )}
      {asked === undefined ? null : <Ask {...asked} gone={gone} onClose={close} />}
    </>
  );
  return isPart ? (
    inside
  ) : (
    <Section title={t('steps.title')} isScreenOnly>
      {inside}
    </Section>
  );
}

interface Asked {
  readonly step: Step;
  /** It is among those of now. */
  readonly isNow: boolean;
}

/** The step that was asked for: when somebody else was first it is of now no more, and stays as it was last, with what was typed in it. */
function useAsked(now: readonly Step[], key: string | undefined): Asked | undefined {
  const found = now.find((step) => step.key === key);
  const last = useRef<Step>(undefined);
  useEffect(() => {
    last.current = key === undefined ? undefined : (found ?? last.current);
  });
  if (key === undefined) return undefined;
  const step = found ?? last.current;
  return step === undefined ? undefined : { step, isNow: found !== undefined };
}

/** The buttons; a step that has nothing to say before it is taken at once. */
function NowSteps({ steps, first, buttons, onAsk }: Pick<Props, 'steps' | 'first' | 'buttons'> & { onAsk(key: string): void }): ReactNode {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const take = async ({ key, take: act }: Step) => {
    setBusy(key);
    setError(undefined);
    await act('').catch(setError);
    setBusy(undefined);
  };
  return (
    <>
      <div className="actions">
        {first}
        {steps.map((step) => (
          <Action
            key={step.key}
            kind={step.kind}
            reason={step.waits}
            isBusy={busy === step.key}
            onAct={() => (step.consequence === undefined ? void take(step) : onAsk(step.key))}
          >
            {step.label}
          </Action>
        ))}
        {buttons}
      </div>
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}

function Ask({ step, isNow, gone, onClose }: Asked & { readonly gone: string; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const { label, consequence, kind, reasonLabel, maxLength, fields, isReady = true, take } = step;
  const notNow = isNow ? undefined : t('steps.gone', { why: gone === '' ? '' : bracketed(gone) });
  const said = { title: label, confirm: label, isDanger: kind === 'danger', isReady, notNow, onClose } as const;
  if (reasonLabel === undefined)
    return (
      <FormDialog {...said} about={consequence} onConfirm={() => take('')}>
        {fields}
      </FormDialog>
    );
  return (
    <ReasonDialog {...said} consequence={consequence} reasonLabel={reasonLabel} maxLength={maxLength} isOpen onConfirm={take}>
      {fields}
    </ReasonDialog>
  );
}
