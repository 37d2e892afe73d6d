import type { OutputOf } from '@touchstone/api-client';
import type { readGatePolicy } from '@touchstone/api-client/routes/gate';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Problem } from '../../parts/problem.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { asOwn } from './own-name.ts';
import './gate-policy.css';
import { useAttempt } from '../../parts/use-attempt.ts';

type Policy = OutputOf<typeof readGatePolicy>;

interface Props {
  readonly policy: Policy;
  /** One's own begins from it. */
  readonly isNew: boolean;
  onSave(text: string): Promise<Policy>;
}

/** One law of the gate as a file; who may, makes the next version of it. */
export function GatePolicyPage({ policy, isNew, onSave }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const open = useOpen();
  const id = useId();
  const first = policy.isShipped ? asOwn(policy.yaml) : policy.yaml;
  const [text, setText] = useState(first);
  const [isEditing, setEditing] = useState(isNew && may('gate.manage'));
  const { isBusy, error, attempt, forget } = useAttempt();
  const unsaved = useUnsaved(isEditing && text !== first && !isBusy);
  const save = () =>
    attempt(async () => {
      const { name } = await onSave(text);
      setEditing(false);
      open(`/gate/policies/${name}`);
    });
  return (
    <>
      <PageHeader
        title={isEditing && policy.isShipped ? t('gate.policy.create') : `${policy.name}@${policy.version}`}
        marks={<span className="tag">{t(policy.isShipped ? 'gate.policy.shipped' : 'gate.policy.own')}</span>}
        crumbs={[{ to: '/gate/policies', text: t('gate.policies') }]}
        actions={
          isEditing ? undefined : (
            <>
              <button type="button" className="button" onClick={() => saveFile(`${policy.name}.yaml`, policy.yaml, 'application/yaml')}>
                {t('gate.policy.download')}
              </button>
              <Action permission="gate.manage" onAct={() => setEditing(true)}>
                {t(policy.isShipped ? 'gate.policy.fromThis' : 'gate.policy.edit')}
              </Action>
            </>
          )
        }
      />
      <Facts
        lines={[
          { label: t('gate.policy.version'), value: String(policy.version) },
          { label: t('gate.policy.created'), value: policy.createdAt === null ? null : <TimeText at={policy.createdAt} /> },
          { label: 'SHA-256', value: <code>{policy.sha256}</code> },
        ]}
      />
      <Section title={t('gate.policy.file')}>
        {isEditing ? (
          <div className="form">
            <label htmlFor={id}>{t('gate.policy.editHint')}</label>
            <Input.TextArea
              id={id}
              className="code"
              spellCheck={false}
              rows={24}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            {error === undefined ? null : <Problem error={error} />}
            <div className="actions">
              <Action kind="main" isBusy={isBusy} onAct={() => void save()}>
                {t('gate.policy.save')}
              </Action>
              <Action
                onAct={() => {
                  setText(first);
                  forget();
                  setEditing(false);
                }}
              >
                {t('parts.cancel')}
              </Action>
            </div>
          </div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
          <pre className="code file-text" tabIndex={0}>
            {policy.yaml}
          </pre>
        )}
      </Section>
      {unsaved}
    </>
  );
}
