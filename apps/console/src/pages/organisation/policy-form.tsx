import { readOrganisation, setOrganisationPolicy } from '@touchstone/api-client/routes/organisations';
import { Button, InputNumber } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../app/me.ts';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import type { Organisation } from './organisation-page.tsx';

type Policy = Organisation['policy'];

const NUMBERS = [
  ['personsForPublication', 2, 9],
  ['claimMinutes', 5, 1440],
  ['unreachableAfter', 1, 20],
] as const;

/** What an organisation asks of its people: second factor, four eyes, blind second review. */
export function PolicyForm({ organisation }: { readonly organisation: Organisation }): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('policy.manage');
  const [policy, setPolicy] = useState<Policy>(organisation.policy);
  const [isDirty, setDirty] = useState(false);
  const change = useChange(setOrganisationPolicy, [readOrganisation]);
  const unsaved = useUnsaved(isDirty && !change.isPending);
  const put = (part: { readonly [Key in keyof Policy]?: Policy[Key] | undefined }) => {
    setPolicy(Object.fromEntries(Object.entries({ ...policy, ...part }).filter(([, value]) => value != null)) as Policy);
    setDirty(true);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setDirty(false);
    change.mutate(
      { params: { organisation: organisation.id }, ifMatch: organisation.version, body: policy },
      { onError: () => setDirty(true) },
    );
  };
  const usual = t('organisations.policy.usual');
  return (
    <Section title={t('organisations.policy.title')}>
      {unsaved}
      <p className="form-hint">{t('organisations.policy.about')}</p>
      <form className="form" onSubmit={save}>
        <fieldset className="fields" disabled={!isMine}>
          <div className="form-pair">
            <Pick
              label={t('organisations.policy.secondFactor')}
              value={policy.secondFactor ?? ''}
              choices={['', 'required', 'optional']}
              say={(one) => (one === '' ? usual : t(`organisations.policy.is.${one}`))}
              onPick={(one) => put({ secondFactor: one === '' ? undefined : one })}
            />
            <Pick
              label={t('organisations.policy.fourEyes')}
              value={policy.fourEyes ?? ''}
              choices={['', 'always', 'grave', 'publication']}
              say={(one) => (one === '' ? usual : t(`organisations.policy.is.${one}`))}
              onPick={(one) => put({ fourEyes: one === '' ? undefined : one })}
            />
            <Pick
              label={t('organisations.policy.blindSecond')}
              value={policy.blindSecond === undefined ? '' : policy.blindSecond ? 'yes' : 'no'}
              choices={['', 'yes', 'no']}
              say={(one) => (one === '' ? usual : t(`parts.${one}`))}
              onPick={(one) => put({ blindSecond: one === '' ? undefined : one === 'yes' })}
            />
            <Field label={t('organisations.policy.blindShare')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={0}
                  max={100}
                  placeholder={usual}
                  value={policy.blindShare === undefined ? null : Math.round(policy.blindShare * 100)}
                  onChange={(value) => put({ blindShare: value === null ? undefined : value / 100 })}
                />
              )}
            </Field>
            {NUMBERS.map(([name, min, max]) => (
              <Field key={name} label={t(`organisations.policy.${name}`)}>
                {(id) => (
                  <InputNumber
                    id={id}
                    min={min}
                    max={max}
                    placeholder={usual}
                    value={policy[name] ?? null}
                    onChange={(value) => put({ [name]: value ?? undefined })}
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
        {change.error === null ? null : <Problem error={change.error} />}
        {isMine ? (
          <footer>
            <Button htmlType="submit" type="primary" loading={change.isPending} disabled={!isDirty}>
              {t('parts.save')}
            </Button>
          </footer>
        ) : null}
      </form>
    </Section>
  );
}
