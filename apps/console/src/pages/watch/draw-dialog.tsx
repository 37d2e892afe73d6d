import { drawWatchChecks, listWatchChecks } from '@touchstone/api-client/routes/watch';
import { Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ChooseCategory } from './choose-category.tsx';

/** 随机抽查: closed cases are drawn with a seed, so that anyone can draw them again. */
export function DrawDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const draw = useChange(drawWatchChecks, [listWatchChecks]);
  const [seed, setSeed] = useState('');
  const [size, setSize] = useState<number | null>(null);
  const [clause, setClause] = useState('');
  const [category, setCategory] = useState('');
  return (
    <FormDialog
      title={t('watch.draw.open')}
      about={t('watch.draw.about')}
      confirm={t('watch.draw.do')}
      isReady={seed.trim() !== '' && size !== null}
      onConfirm={async () => {
        const more = {
          ...(clause.trim() === '' ? {} : { clause: clause.trim() }),
          ...(category === '' ? {} : { category: Number(category) }),
        };
        const { draw: drawn } = await draw.mutateAsync({ body: { seed: seed.trim(), size: size ?? 1, ...more } });
        open(`/watch/draws/${drawn.id}`);
      }}
      onClose={onClose}
    >
      <Field label={t('watch.draw.seed')} hint={t('watch.draw.seedHint')}>
        {(id) => <Input id={id} required maxLength={200} value={seed} onChange={({ target }) => setSeed(target.value)} />}
      </Field>
      <Field label={t('watch.draw.size')}>{(id) => <InputNumber id={id} min={1} max={10_000} value={size} onChange={setSize} />}</Field>
      <Field label={t('watch.draw.clause')}>
        {(id) => <Input id={id} maxLength={100} value={clause} onChange={({ target }) => setClause(target.value)} />}
      </Field>
      <ChooseCategory label={t('watch.draw.category')} chosen={category} onChoose={setCategory} />
    </FormDialog>
  );
}
