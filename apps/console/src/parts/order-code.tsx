import type { OutputOf } from '@touchstone/api-client';
import { makeOrderCode } from '@touchstone/api-client/routes/claims';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../api/use-change.ts';
import { useRead } from '../api/use-read.ts';
import { useMay } from '../app/me.ts';
import { Action } from './action.tsx';
import { CodeMade } from './code-made.tsx';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

/** The code by which a firm joins: made here for a served document, shown once, and kept nowhere. */
export function OrderCode({ operator }: { readonly operator: string }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<OutputOf<typeof makeOrderCode>>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
  };
  return (
    <>
      <Action permission="claim.decide" onAct={() => setOpen(true)}>
        {t('claim.code.do')}
      </Action>
      {isOpen && made === undefined ? <AskCode operator={operator} onMade={setMade} onClose={close} /> : null}
      {made === undefined ? null : (
        <CodeMade made={made} title={t('claim.code.made')} label={t('claim.code.label')} way="claim.code.way" onClose={close} />
      )}
    </>
  );
}

interface AskProps {
  readonly operator: string;
  onMade(made: OutputOf<typeof makeOrderCode>): void;
  onClose(): void;
}

function AskCode({ operator, onMade, onClose }: AskProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const id = useId();
  const [order, setOrder] = useState('');
  const make = useChange(makeOrderCode);
  const orders = useRead(listOrders, { query: { addressee: operator, limit: 50 } }, { enabled: may('order.read') });
  const numbers = (orders.data?.items ?? []).flatMap(({ number }) => number ?? []);
  const send = async () => {
    onMade(await make.mutateAsync({ params: { operator }, body: { order: order.trim() } }));
    return false;
  };
  return (
    <FormDialog
      title={t('claim.code.do')}
      about={t('claim.code.about')}
      confirm={t('claim.code.do')}
      isReady={order.trim() !== ''}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label={t('claim.code.order')} hint={t('claim.code.orderHint')}>
        {(field) => (
          <Input id={field} list={`${id}-numbers`} value={order} maxLength={100} onChange={({ target }) => setOrder(target.value)} />
        )}
      </Field>
      <datalist id={`${id}-numbers`}>
        {numbers.map((number) => (
          <option key={number} value={number} />
        ))}
      </datalist>
    </FormDialog>
  );
}
