import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';

export interface AskedCheck {
  readonly sha256: string;
  readonly category?: number;
  readonly policy?: string;
}

interface Props {
  readonly policies: readonly { readonly name: string; readonly version: number }[];
  onAsk(check: AskedCheck): Promise<unknown>;
  onClose(): void;
}

const CATEGORIES = ['', ...Array.from({ length: 39 }, (_, i) => String(i + 1))];

/** Asks the gate about a package, by the digest of its bytes. */
export function GateForm({ policies, onAsk, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [sha256, setSha256] = useState('');
  const [category, setCategory] = useState('');
  const [policy, setPolicy] = useState('');
  const ask = () =>
    onAsk({
      sha256: sha256.trim().toLowerCase(),
      ...(category === '' ? {} : { category: Number(category) }),
      ...(policy === '' ? {} : { policy }),
    });
  return (
    <FormDialog title={t('gate.ask')} about={t('gate.askConsequence')} confirm={t('gate.ask')} onConfirm={ask} onClose={onClose}>
      <Field label={t('gate.form.sha256')}>
        {(id) => (
          <Input
            id={id}
            required
            pattern=" *[0-9A-Fa-f]{64} *"
            title={t('gate.form.sha256Form')}
            value={sha256}
            onChange={({ target }) => setSha256(target.value)}
          />
        )}
      </Field>
      <Pick
        label={t('gate.form.category')}
        value={category}
        choices={CATEGORIES}
        say={(one) => (one === '' ? t('gate.form.unknown') : one)}
        onPick={setCategory}
      />
      <Pick
        label={t('gate.form.policy')}
        value={policy}
        choices={['', ...policies.map(({ name }) => name)]}
        say={(one) => (one === '' ? t('gate.form.newest') : one)}
        onPick={setPolicy}
      />
    </FormDialog>
  );
}
