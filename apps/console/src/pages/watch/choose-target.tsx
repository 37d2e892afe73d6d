import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseOperator } from '../../parts/choose-operator.tsx';
import { Field } from '../../parts/field.tsx';
import { ChooseCase } from './choose-case.tsx';
import { ChooseCategory } from './choose-category.tsx';
import type { WatchKind } from './rule-dialog.tsx';

interface Props {
  readonly kind: WatchKind;
  readonly target: string;
  onChoose(target: string): void;
}

/** What a rule is to watch: found by its name, where it has one. */
export function ChooseTarget({ kind, target, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  switch (kind) {
    case 'case':
      return <ChooseCase chosen={target} onChoose={onChoose} />;
    case 'operator':
      return <ChooseOperator chosen={target} but="" onChoose={onChoose} />;
    case 'category':
      return <ChooseCategory label={t('watch.targetOf.category')} chosen={target} onChoose={onChoose} />;
    case 'clause':
      return (
        <Field label={t('watch.targetOf.clause')}>
          {(id) => <Input id={id} required maxLength={128} value={target} onChange={(event) => onChoose(event.target.value)} />}
        </Field>
      );
  }
}
