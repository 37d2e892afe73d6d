import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../parts/use-said.ts';
import { AddresseeField } from './addressee-field.tsx';
import { CitationFields } from './citation-fields.tsx';
import { DeadlineFields } from './deadline-fields.tsx';
import { addressedTo, type Draft, type Material } from './draft.ts';
import type { Typed } from './draft-fields.ts';
import type { PaperField, PaperTemplate } from './paper-template.ts';
import { RowFields } from './row-fields.tsx';
import { rowsFor } from './rows-for.ts';

interface Props {
  readonly draft: Draft;
  readonly template: PaperTemplate;
  readonly material: Material | undefined;
  /** It was drafted: whom it goes to is settled. */
  readonly isBegun: boolean;
  onChange(draft: Draft): void;
}

/** Everything that a document of this template asks for. */
export function DraftForm({ draft, template, material, isBegun, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const put = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  return (
    <>
      <AddresseeField
        kinds={template.addressees}
        chosen={draft.addressee}
        known={material?.addressees ?? []}
        isSettled={isBegun}
        onChange={(addressee) => onChange(addressedTo(addressee, draft, material))}
      />
      {template.fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          typed={draft.typed[field.name]}
          found={material?.clauses ?? []}
          onChange={(value) => put({ typed: { ...draft.typed, [field.name]: value } })}
        />
      ))}
      {template.hasDeadline ? (
        <DeadlineFields type={template.type} deadline={draft.deadline} onChange={(deadline) => put({ deadline })} />
      ) : null}
      <CitationFields
        operator={
          draft.addressee?.kind === 'store' ? material?.addressees.find(({ kind }) => kind === 'operator')?.id : draft.addressee?.id
        }
        chosen={draft.citations}
        onChange={(citations) => put({ citations })}
      />
      <label htmlFor={`${id}-copies`}>{t('order.fact.copies')}</label>
      <Input id={`${id}-copies`} maxLength={1000} value={draft.copies} onChange={({ target }) => put({ copies: target.value })} />
    </>
  );
}

interface FieldProps {
  readonly field: PaperField;
  readonly typed: Typed | undefined;
  readonly found: Material['clauses'];
  onChange(value: Typed): void;
}

function FieldInput({ field, typed, found, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const id = useId();
  const { kind, isRequired } = field;
  const name = said(field);
  const label = isRequired ? name : `${name}${t('orderDraft.mayBeEmpty')}`;
  if (kind === 'clauses' || kind === 'apps')
    return <RowFields kind={kind} label={label} rows={typeof typed === 'string' ? [] : (typed ?? [])} found={found} onChange={onChange} />;
  const value = typeof typed === 'string' ? typed : '';
  return (
    <>
      <label htmlFor={id}>{kind === 'money' ? `${label}${t('orderDraft.yuan')}` : label}</label>
      {kind === 'paragraphs' ? (
        <Input.TextArea
          id={id}
          rows={rowsFor(value, 2)}
          maxLength={20_000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <Input
          id={id}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'money' ? 'numeric' : 'text'}
          maxLength={kind === 'text' ? 2000 : 20}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </>
  );
}
