import { listStores } from '@touchstone/api-client/routes/acquisition';
import { listOperators } from '@touchstone/api-client/routes/inventory';
import { Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { bracketed } from '../../parts/punctuation.ts';
import { Unread } from '../../parts/unread.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { visibleText } from '../../parts/visible-text.ts';
import type { Addressee } from './draft.ts';

interface Props {
  /** Whom the template can go to. */
  readonly kinds: readonly string[];
  readonly chosen: Addressee | undefined;
  /** Those whom the case is about. */
  readonly known: readonly Addressee[];
  readonly isSettled: boolean;
  onChange(addressee: Addressee): void;
}

const MOST = 200;
const SETTLED_MS = 300;
const FIRMS = ['operator', 'sdk-provider', 'access-provider'] as const;

/** Whom it goes to: those of the case first, stores, and firms that one looks for by name. */
export function AddresseeField({ kinds, chosen, known, isSettled, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), SETTLED_MS);
  const stores = useRead(listStores, { query: { limit: MOST } }, { enabled: !isSettled && kinds.includes('store') && may('store.read') });
  const firms = useRead(listOperators, { query: { q, limit: 20 } }, { enabled: !isSettled && q !== '' && may('operator.read') });
  const found: readonly Addressee[] = [
    ...(stores.data?.items ?? []).map(({ id, name }) => ({ kind: 'store' as const, id, name })),
    ...(firms.data?.items ?? []).flatMap(({ id, name }) => FIRMS.map((kind) => ({ kind, id, name }))),
  ];
  const all = [...(chosen === undefined ? [] : [chosen]), ...known, ...found].filter(({ kind }) => kinds.includes(kind));
  const options = new Map(all.map((one) => [`${one.kind}:${one.id}`, one]));
  return (
    <>
      <label htmlFor={id}>{t('order.fact.addressee')}</label>
      <Select
        id={id}
        {...(chosen === undefined ? {} : { value: `${chosen.kind}:${chosen.id}` })}
        disabled={isSettled}
        showSearch
        filterOption={(input, option) => String(option?.label ?? '').includes(input.trim())}
        onSearch={setTyped}
        onChange={(key: string) => {
          const one = options.get(key);
          if (one !== undefined) onChange(one);
        }}
        options={[...options].map(([value, one]) => ({
          value,
          label: `${visibleText(one.name)}${bracketed(t(`states.addressee.${one.kind}`))}`,
        }))}
        placeholder={t('orderDraft.whom')}
        getPopupContainer={(node) => node.parentElement ?? document.body}
      />
      <Unread of={[stores, firms]} />
      {isSettled ? <p className="form-hint">{t('orderDraft.settled')}</p> : null}
    </>
  );
}
