import { readDesk } from '@touchstone/api-client/routes/desk';
import { answerOrderItems, listOrderItems, readOrderItem } from '@touchstone/api-client/routes/order-items';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Text } from '../../parts/text.tsx';
import { type ItemAnswer, linesOf, OBJECTION_CODES, type ObjectionCode } from './item-answers.ts';

interface Props {
  readonly answer: ItemAnswer;
  readonly items: readonly { readonly id: string; readonly appName: string }[];
  onClose(): void;
  onDone(): void;
}

const STALE = [listOrderItems, readOrderItem, listOrders, readDesk];
const NAMED = 5;

/** Says the same of one or many items: that one has them, that they are carried out, or why they cannot be. All are taken, or none. */
export function AnswerDialog({ answer, items, onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const send = useChange(answerOrderItems, STALE);
  const [reason, setReason] = useState<ObjectionCode | ''>('');
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const isObjection = answer === 'object';
  const take = async () => {
    const said = {
      answer,
      ...(isObjection && reason !== '' ? { reason } : {}),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(isObjection && linesOf(evidence).length > 0 ? { evidence: [...linesOf(evidence)] } : {}),
    };
    await send.mutateAsync({ body: { answers: items.map((item) => ({ item: item.id, ...said })) } });
    onDone();
  };
  return (
    <FormDialog
      title={t(`orderItems.answer.${answer}`)}
      about={t(`orderItems.consequence.${answer}`)}
      confirm={t(`orderItems.answer.${answer}`)}
      isReady={!isObjection || reason !== ''}
      onConfirm={take}
      onClose={onClose}
    >
      <ul className="links">
        {items.slice(0, NAMED).map((item) => (
          <li key={item.id}>
            <Text>{item.appName}</Text>
          </li>
        ))}
        {items.length > NAMED ? <li>{t('orderItems.andMore', { count: items.length - NAMED })}</li> : null}
      </ul>
      {isObjection ? (
        <Pick
          label={t('orderItems.objection.reason')}
          value={reason}
          choices={['', ...OBJECTION_CODES]}
          say={(code) => (code === '' ? t('orderItems.objection.choose') : t(`states.objection.${code}`))}
          onPick={setReason}
        />
      ) : null}
      {answer === 'acknowledge' ? null : (
        <Field label={t(`orderItems.objection.${isObjection ? 'text' : 'note'}`)}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={2000}
              required={reason === 'other'}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      )}
      {isObjection ? (
        <Field label={t('orderItems.objection.evidence')} hint={t('orderItems.objection.evidenceHint')}>
          {(id) => <Input.TextArea id={id} rows={2} value={evidence} onChange={({ target }) => setEvidence(target.value)} />}
        </Field>
      ) : null}
    </FormDialog>
  );
}
