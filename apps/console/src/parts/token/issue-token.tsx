import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/clock.ts';
import { Field } from '../field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { SecretDialog } from '../secret-dialog.tsx';
import { MOST_DAYS, NEW_TOKEN, type WantedToken, wantedToken } from './token-draft.ts';

interface Props {
  readonly title: string;
  readonly about: string;
  /** What it may be given. */
  readonly rights: readonly string[];
  /** Rights that belong together, chosen at once. */
  readonly offered?: { readonly label: string; readonly permissions: readonly string[] } | undefined;
  /** More fields, above the days. */
  readonly children?: ReactNode;
  /** How far such rights reach; undefined where nobody here has them together. */
  scopeOf(permissions: readonly string[]): string | undefined;
  /** @returns the token, which is shown once */
  onIssue(wanted: WantedToken & { readonly scope: string }): Promise<string>;
  onClose(): void;
}

/** A token is made: its name, its rights, its days. */
export function IssueToken({ title, about, rights, offered, children, scopeOf, onIssue, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const [draft, setDraft] = useState(NEW_TOKEN);
  const [secret, setSecret] = useState<string>();
  if (secret !== undefined) return <SecretDialog title={title} about={t('tokens.shown')} secret={secret} onClose={onClose} />;
  const put = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const scope = scopeOf(draft.permissions);
  const isReady = scope !== undefined && wantedToken(draft, 0) !== undefined;
  const issue = async () => {
    const wanted = wantedToken(draft, now());
    if (wanted !== undefined && scope !== undefined) setSecret(await onIssue({ ...wanted, scope }));
    return false;
  };
  return (
    <FormDialog title={title} about={about} confirm={title} isReady={isReady} onConfirm={issue} onClose={onClose}>
      <Field label={t('tokens.column.name')}>
        {(id) => <Input id={id} required maxLength={100} value={draft.name} onChange={({ target }) => put({ name: target.value })} />}
      </Field>
      <Field label={t('tokens.column.permissions')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...draft.permissions]}
            onChange={(permissions: string[]) => put({ permissions })}
            options={rights.map((value) => ({ value, label: t(`permissions.${value}`, { defaultValue: value }) }))}
            optionFilterProp="label"
            getPopupContainer={(node) => node.parentElement ?? document.body}
          />
        )}
      </Field>
      {scope !== undefined || draft.permissions.length === 0 ? null : (
        <p className="tone-warn" role="status">
          {t('tokens.apart')}
        </p>
      )}
      {offered === undefined ? null : (
        <button type="button" className="button" onClick={() => put({ permissions: offered.permissions })}>
          {offered.label}
        </button>
      )}
      {children}
      <Field label={t('tokens.days')}>
        {(id) => (
          <InputNumber id={id} required min={1} max={MOST_DAYS} precision={0} value={draft.days} onChange={(days) => put({ days })} />
        )}
      </Field>
    </FormDialog>
  );
}
