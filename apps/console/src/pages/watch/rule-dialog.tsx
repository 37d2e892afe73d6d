import { createWatchRule, listWatchRules } from '@touchstone/api-client/routes/watch';
import { Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ChooseTarget } from './choose-target.tsx';

export const KINDS = ['case', 'operator', 'clause', 'category'] as const;
export type WatchKind = (typeof KINDS)[number];

const TRIGGERS = ['new-version', 'complaint', 'remote-configuration'] as const;

interface Props {
  /** What it is to watch, where one came from there. */
  readonly about: { readonly kind: WatchKind; readonly target: string } | undefined;
  onClose(): void;
}

/** A rule that is never due would be refused: days or a cause must be said. */
export function RuleDialog({ about, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const create = useChange(createWatchRule, [listWatchRules]);
  const [kind, setKind] = useState<WatchKind>(about?.kind ?? 'clause');
  const [target, setTarget] = useState(about?.target ?? '');
  const [everyDays, setEveryDays] = useState<number | null>(90);
  const [triggers, setTriggers] = useState<readonly (typeof TRIGGERS)[number][]>([]);
  const [note, setNote] = useState('');
  const chooseKind = (one: WatchKind) => {
    setKind(one);
    setTarget('');
  };
  const toggle = (one: (typeof TRIGGERS)[number]) =>
    setTriggers(triggers.includes(one) ? triggers.filter((other) => other !== one) : [...triggers, one]);
  return (
    <FormDialog
      title={t('watch.rules.new')}
      about={t('watch.rules.newAbout')}
      confirm={t('watch.rules.create')}
      isReady={target.trim() !== '' && (everyDays !== null || triggers.length > 0)}
      onConfirm={async () => {
        const often = everyDays === null ? {} : { everyDays };
        const made = await create.mutateAsync({
          body: { kind, target: target.trim(), triggers: [...triggers], note: note.trim(), ...often },
        });
        open(`/watch/rules/${made.id}`);
      }}
      onClose={onClose}
    >
      <Pick label={t('watch.filter.kind')} value={kind} choices={KINDS} say={(one) => t(`watch.kind.${one}`)} onPick={chooseKind} />
      <ChooseTarget kind={kind} target={target} onChoose={setTarget} />
      <Field label={t('watch.rules.every')} hint={t('watch.rules.everyHint')}>
        {(id) => <InputNumber id={id} min={1} max={3650} value={everyDays} onChange={setEveryDays} />}
      </Field>
      <fieldset className="checks">
        <legend>{t('watch.column.triggers')}</legend>
        {TRIGGERS.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={triggers.includes(one)} onChange={() => toggle(one)} /> {t(`watch.trigger.${one}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('watch.column.note')}>
        {(id) => <Input id={id} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
