import { readDesk } from '@touchstone/api-client/routes/desk';
import { addOrderItemFile, answerOrderItems, listOrderItems, readOrderItem } from '@touchstone/api-client/routes/order-items';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { Field } from '../../parts/field.tsx';
import { FileField } from '../../parts/file-field.tsx';
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
  const [addresses, setAddresses] = useState('');
  const [file, setFile] = useState<ChosenFile>();
  const isObjection = answer === 'object';
  const take = async () => {
    const evidence = [...linesOf(addresses), ...(await broughtTo(items[0]?.id, file))];
    const said = {
      answer,
      ...(isObjection && reason !== '' ? { reason } : {}),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(evidence.length > 0 ? { evidence } : {}),
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
      {answer === 'acknowledge' ? null : (
        <>
          <FileField label={t('orderItems.objection.file')} accepted={addOrderItemFile.upload} onChoose={setFile} />
          <Field label={t('orderItems.objection.evidence')} hint={t('orderItems.objection.evidenceHint')}>
            {(id) => <Input.TextArea id={id} rows={2} value={addresses} onChange={({ target }) => setAddresses(target.value)} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** A file goes to the first of the items; the others name it by its digest. */
async function broughtTo(item: string | undefined, file: ChosenFile | undefined): Promise<readonly string[]> {
  if (item === undefined || file === undefined) return [];
  const { name, mediaType, file: bytes } = file;
  const query = { name: name.slice(0, 200) };
  return [(await call(addOrderItemFile, { params: { item }, query, upload: { mediaType, bytes } })).sha256];
}
