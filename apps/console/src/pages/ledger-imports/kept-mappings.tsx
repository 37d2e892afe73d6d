import type { OutputOf } from '@touchstone/api-client';
import { deleteLedgerMapping, listLedgerMappings, saveLedgerMapping, type uploadLedger } from '@touchstone/api-client/routes/ledgers';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Text } from '../../parts/text.tsx';
import { Unread } from '../../parts/unread.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';

type Mapping = OutputOf<typeof uploadLedger>['mapping'];
type Kind = OutputOf<typeof listLedgerMappings>['items'][number]['kind'];

interface Props {
  readonly kind: Kind;
  /** Heads of the file at hand: what a kept mapping says of others is left out. */
  readonly heads: ReadonlySet<string>;
  readonly mapping: Mapping;
  onMap(mapping: Mapping): void;
}

/** Mappings that one's organisation keeps by a name: taken for this file, kept from it, forgotten. */
export function KeptMappings({ kind, heads, mapping, onMap }: Props): ReactNode {
  const { t } = useTranslation();
  const kept = useRead(listLedgerMappings, { query: { kind } });
  const save = useChange(saveLedgerMapping, [listLedgerMappings]);
  const forget = useChange(deleteLedgerMapping, [listLedgerMappings]);
  const { isBusy, error, attempt } = useAttempt();
  const [name, setName] = useState('');
  const columns = { ...mapping };
  return (
    <>
      <Unread of={[kept]} />
      <ul className="links">
        {(kept.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <Text>{one.name}</Text>{' '}
            <Action onAct={() => onMap(Object.fromEntries(Object.entries(one.columns).filter(([head]) => heads.has(head))))}>
              {t('ledgers.kept.take', { name: one.name })}
            </Action>{' '}
            <Action isBusy={isBusy} onAct={() => void attempt(() => forget.mutateAsync({ params: { mapping: one.id } }))}>
              {t('ledgers.kept.forget', { name: one.name })}
            </Action>
          </li>
        ))}
      </ul>
      <Field label={t('ledgers.kept.name')} hint={t('ledgers.kept.hint')}>
        {(id) => <Input id={id} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <div className="actions">
        <Action
          isBusy={isBusy}
          reason={name.trim() === '' ? t('ledgers.kept.nameFirst') : undefined}
          onAct={() => void attempt(() => save.mutateAsync({ params: { kind }, body: { name: name.trim(), columns } }))}
        >
          {t('ledgers.kept.keep')}
        </Action>
      </div>
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}
