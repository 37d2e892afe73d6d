import { listEngines, registerEngine } from '@touchstone/api-client/routes/engines';
import { Button, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { Field } from '../../parts/field.tsx';
import { jsonOf } from '../../parts/json-of.ts';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { ARTIFACTS, clausesOf, descriptionOf, KINDS, NOTHING, type Typed, typedOf } from './description.ts';

const MAX_FILE_BYTES = 1024 * 1024;
const TEXTS = ['name', 'vendor', 'id', 'version', 'ruleSet', 'correlationGroup'] as const;
const NUMBERS = [
  ['timeoutMinutes', 1, 1440, true],
  ['cores', 0.1, 256, true],
  ['memoryMiB', 1, 1_048_576, true],
  ['licences', 1, 100_000, false],
  ['ratePerMinute', 1, 1_000_000, false],
  ['runsPerDay', 1, 100_000_000, false],
] as const;

export function EngineForm(): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const [read, setRead] = useState<'good' | 'bad'>();
  const register = useChange(registerEngine, [listEngines]);
  const type = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const { capabilities, bad } = clausesOf(typed.clauses);
  const isChanged = useChanged(typed);
  const unsaved = useUnsaved(isChanged && !register.isPending && !register.isSuccess);
  const { isBusy, error, submit } = useSubmit(async () => {
    const made = await register.mutateAsync({ body: descriptionOf(typed) });
    open(`/engines/${made.key}`);
  });
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const said = file.size > MAX_FILE_BYTES ? undefined : typedOf(jsonOf(await file.text()));
    setRead(said === undefined ? 'bad' : 'good');
    if (said !== undefined) type(said);
  };
  const isReady =
    TEXTS.every((name) => typed[name].trim() !== '') && typed.accepts.length > 0 && capabilities.length > 0 && bad.length === 0;
  return (
    <form className="form" onSubmit={submit}>
      <Section title={t('engineNew.file.title')}>
        <Field label={t('engineNew.file.label')} hint={t('engineNew.file.hint')}>
          {(id) => (
            <input id={id} type="file" accept=".json,application/json" onChange={({ target }) => void readFile(target.files?.[0])} />
          )}
        </Field>
        <p role="status" className={read === 'bad' ? 'tone-bad' : undefined}>
          {read === undefined ? null : t(`engineNew.file.${read}`)}
        </p>
      </Section>
      <Section title={t('engineNew.is')}>
        <div className="form-pair">
          {TEXTS.map((name) => (
            <Field key={name} label={t(`engineNew.field.${name}`)} hint={t(`engineNew.hint.${name}`, { defaultValue: '' }) || undefined}>
              {(id) => (
                <Input id={id} required maxLength={100} value={typed[name]} onChange={({ target }) => type({ [name]: target.value })} />
              )}
            </Field>
          ))}
          <Pick
            label={t('engines.column.kind')}
            value={typed.kind}
            choices={KINDS}
            say={(kind) => t(`engines.kind.${kind}`)}
            hint={t(`engineNew.kindHint.${typed.kind}`)}
            onPick={(kind) => type({ kind })}
          />
        </div>
      </Section>
      <Section title={t('engineNew.can')}>
        <CheckLines
          legend={t('engineNew.field.accepts')}
          lines={ARTIFACTS.map((id) => ({ id, text: id === 'none' ? t('engineNew.noFile') : <code>{id}</code> }))}
          chosen={typed.accepts}
          onChoose={(accepts) => type({ accepts })}
        />
        <Field label={t('engineNew.field.clauses')} hint={t('engineNew.hint.clauses')}>
          {(id) => (
            <Input.TextArea
              id={id}
              className="code"
              rows={10}
              required
              spellCheck={false}
              value={typed.clauses}
              onChange={({ target }) => type({ clauses: target.value })}
            />
          )}
        </Field>
        <p role="status">
          {t('engineNew.clauses', { count: new Set(capabilities.map(({ clause }) => clause)).size })}{' '}
          {bad.length === 0 ? null : (
            <span className="tone-bad">
              {t('engineNew.badClauses', { count: bad.length })} <Text>{bad.slice(0, 5).join(' | ')}</Text>
            </span>
          )}
        </p>
      </Section>
      <Section title={t('engineNew.needs')}>
        <div className="form-pair">
          {NUMBERS.map(([name, min, max, isRequired]) => (
            <Field key={name} label={t(`engineNew.field.${name}`)} hint={isRequired ? undefined : t('engines.limit.none')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={min}
                  max={max}
                  value={typed[name]}
                  onChange={(value) => (value === null && isRequired ? undefined : type({ [name]: value }))}
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
      {error === undefined ? null : <Problem error={error} />}
      <footer>
        <span className="form-hint">{t('engineNew.consequence')}</span>
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
          {t('engineNew.do')}
        </Button>
      </footer>
      {unsaved}
    </form>
  );
}
