import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { CONNECTORS, FIELDS, type StoreDraft, type Text } from './store-draft.ts';

interface Props {
  readonly draft: StoreDraft;
  /** Code and connector are given once. */
  readonly isNew: boolean;
  /** The store has secrets already. */
  readonly hasSecrets: boolean;
  onPut(change: Partial<StoreDraft>): void;
}

/** PEM is of many lines. */
const LONG: ReadonlySet<Text> = new Set(['ca', 'publicKey']);
const SECRET: ReadonlySet<Text> = new Set(['token', 'secret']);
const HINTED: ReadonlySet<Text> = new Set(['internalHosts', 'ca', 'fingerprint', 'folder']);
const MOST_LONG = 20_000;

/** How a store is called and reached. */
export function StoreFields({ draft, isNew, hasSecrets, onPut }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { needs, may } = FIELDS[draft.connector];
  const hintOf = (field: Text) =>
    SECRET.has(field) && hasSecrets ? t('stores.edit.hint.kept') : HINTED.has(field) ? t(`stores.edit.hint.${field}`) : undefined;
  return (
    <>
      {isNew ? (
        <>
          <Field label={t('store.fact.code')} hint={t('stores.edit.hint.code')}>
            {(id) => <Input id={id} required maxLength={63} value={draft.code} onChange={({ target }) => onPut({ code: target.value })} />}
          </Field>
          <Pick
            label={t('store.fact.connector')}
            value={draft.connector}
            choices={CONNECTORS}
            say={(one) => t(`stores.connector.${one}`)}
            onPick={(connector) => onPut({ connector })}
          />
        </>
      ) : null}
      <Field label={t('store.listings.name')}>
        {(id) => <Input id={id} required maxLength={200} value={draft.name} onChange={({ target }) => onPut({ name: target.value })} />}
      </Field>
      <Pick
        label={t('store.fact.province')}
        value={draft.province}
        choices={['', ...PROVINCES]}
        say={(code) => (code === '' ? t('stores.edit.noProvince') : province(code))}
        onPick={(code) => onPut({ province: code })}
      />
      {[...needs, ...may].map((field) => (
        <Field key={field} label={t(`stores.edit.field.${field}`)} hint={hintOf(field)}>
          {(id) => (
            <Line id={id} field={field} value={draft[field]} isNeeded={needs.includes(field)} onType={(text) => onPut({ [field]: text })} />
          )}
        </Field>
      ))}
      <Field label={t('stores.edit.field.pollSeconds')} hint={t('stores.edit.hint.pollSeconds')}>
        {(id) => (
          <InputNumber
            id={id}
            min={5}
            max={604_800}
            precision={0}
            value={draft.pollSeconds}
            onChange={(pollSeconds) => onPut({ pollSeconds })}
          />
        )}
      </Field>
      <Field label={t('stores.edit.field.contact')} hint={t('stores.edit.hint.contact')}>
        {(id) => <Input id={id} maxLength={200} value={draft.contact} onChange={({ target }) => onPut({ contact: target.value })} />}
      </Field>
      <Field label={t('stores.edit.field.vantage')}>
        {(id) => <Input id={id} maxLength={100} value={draft.vantage} onChange={({ target }) => onPut({ vantage: target.value })} />}
      </Field>
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly field: Text;
  readonly value: string;
  readonly isNeeded: boolean;
  onType(text: string): void;
}

function Line({ id, field, value, isNeeded, onType }: LineProps): ReactNode {
  if (LONG.has(field))
    return (
      <Input.TextArea
        id={id}
        className="code"
        rows={4}
        maxLength={MOST_LONG}
        value={value}
        onChange={({ target }) => onType(target.value)}
      />
    );
  return (
    <Input
      id={id}
      type={SECRET.has(field) ? 'password' : 'text'}
      autoComplete="off"
      required={isNeeded}
      maxLength={500}
      value={value}
      onChange={({ target }) => onType(target.value)}
    />
  );
}
