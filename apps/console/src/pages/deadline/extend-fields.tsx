import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import type { TypedDeadline } from '../order-draft/draft-deadline.ts';
import { EXTENSION_KINDS } from './extension.ts';

interface Props {
  readonly typed: TypedDeadline;
  onChange(typed: TypedDeadline): void;
}

/** By how much a deadline is extended, or until when. */
export function ExtendFields({ typed, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const kind = EXTENSION_KINDS.find((one) => one === typed.kind) ?? 'instant';
  return (
    <>
      <Pick
        label={t('orderDraft.deadline.kind')}
        value={kind}
        choices={EXTENSION_KINDS}
        say={(one) => t(`orderDraft.deadline.kinds.${one}`)}
        onPick={(picked) => onChange({ ...typed, kind: picked })}
      />
      {kind === 'instant' ? (
        <>
          <DayField label={t('orderDraft.deadline.day')} value={typed.day} onDay={(day = '') => onChange({ ...typed, day })} />
          <Field label={t('orderDraft.deadline.time')} hint={t('orderDraft.deadline.about.instant')}>
            {(id) => (
              <Input id={id} maxLength={5} value={typed.time} onChange={({ target }) => onChange({ ...typed, time: target.value })} />
            )}
          </Field>
        </>
      ) : (
        <Field label={t(`orderDraft.deadline.count.${kind}`)}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              maxLength={5}
              value={typed.count}
              onChange={({ target }) => onChange({ ...typed, count: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
