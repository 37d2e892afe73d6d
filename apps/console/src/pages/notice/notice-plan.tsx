import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { Problem } from '../../parts/problem.tsx';
import { bracketed } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { type Catalogue, fittingBases, fittingTemplates, isUnsaved, planOf, planWith, type TypedPlan } from './plan-form.ts';
import type { NoticeDraft } from './use-notice-draft.ts';

interface Props {
  readonly notice: NoticeDetail;
  readonly catalogue: Catalogue;
  readonly draft: NoticeDraft;
  /** Told whether something was typed that is not saved yet. */
  onDirty(isDirty: boolean): void;
}

/** What the author says: day, template, laws, words of the template, deadline. */
export function NoticePlan({ notice, catalogue, draft, onDirty }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const today = useToday();
  const [changes, setChanges] = useState<Partial<TypedPlan>>({});
  const typed = planWith(notice, changes);
  const isDirty = isUnsaved(notice, changes);
  // gone with what was typed when somebody else moves the notice on: nothing waits then
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [isDirty, onDirty]);
  const { isBusy, error, submit } = useSubmit(async () => {
    await draft.edit(planOf(typed, notice));
    // what was typed meanwhile waits for its own turn
    setChanges((now) => (now === changes ? {} : now));
  });
  const unsaved = useUnsaved(isDirty && !isBusy);
  const day = typed.on === '' ? today : typed.on;
  const joint = notice.lists.some(({ issuer }) => issuer !== notice.issuer);
  const templates = fittingTemplates(catalogue, { kind: notice.kind, issuer: notice.issuer, day, joint });
  const template = typed.template === '' ? templates[0] : templates.find((one) => one.id === typed.template);
  const bases = fittingBases(catalogue, notice.kind, day);
  const usual = bases.filter((one) => one.usual).map((one) => one.id);
  const type = (part: Partial<TypedPlan>) => setChanges((before) => ({ ...before, ...part }));
  const popup = { getPopupContainer: (node: HTMLElement) => node.parentElement ?? document.body };
  return (
    <Section title={t('notice.plan.title')}>
      {unsaved}
      <form className="form" onSubmit={submit}>
        <div className="form-pair">
          <div className="form-line">
            <label htmlFor={`${id}-on`}>{t('notice.plan.on')}</label>
            <Input id={`${id}-on`} type="date" value={typed.on} onChange={({ target }) => type({ on: target.value })} />
          </div>
          <div className="form-line">
            <label htmlFor={`${id}-template`}>{t('notice.plan.template')}</label>
            <Select
              {...popup}
              id={`${id}-template`}
              value={typed.template}
              onChange={(value) => type({ template: value })}
              options={[
                { value: '', label: t('notice.plan.newest') },
                ...templates.map((one) => ({ value: one.id, label: `${one.title.replace('{subjects}', 'APP')}${bracketed(one.id)}` })),
              ]}
            />
          </div>
        </div>
        {Object.entries(template?.asks ?? {}).map(([name, usually]) => (
          <div key={name} className="form-line">
            <label htmlFor={`${id}-${name}`}>{t(`notice.ask.${name}`, { defaultValue: name })}</label>
            <Input.TextArea
              id={`${id}-${name}`}
              rows={2}
              maxLength={4000}
              placeholder={usually ?? t('notice.plan.needed')}
              value={typed.fields[name] ?? ''}
              onChange={({ target }) => type({ fields: { ...changes.fields, [name]: target.value } })}
            />
          </div>
        ))}
        <div className="form-line">
          <label htmlFor={`${id}-bases`}>{t('notice.plan.bases')}</label>
          <Select
            {...popup}
            id={`${id}-bases`}
            mode="multiple"
            value={[...(typed.bases ?? usual)]}
            onChange={(value: string[]) =>
              type({ bases: value.length === usual.length && value.every((one) => usual.includes(one)) ? null : value })
            }
            options={bases.map((one) => ({ value: one.id, label: one.text }))}
          />
        </div>
        <div className="form-pair">
          {template?.deadline === true ? (
            <div className="form-line">
              <label htmlFor={`${id}-deadline`}>{t('notice.plan.deadlineOn')}</label>
              <Input
                id={`${id}-deadline`}
                type="date"
                value={typed.deadlineOn}
                onChange={({ target }) => type({ deadlineOn: target.value })}
              />
            </div>
          ) : null}
          <div className="form-line">
            <label htmlFor={`${id}-days`}>{t('notice.plan.workingDays')}</label>
            <InputNumber
              id={`${id}-days`}
              min={1}
              max={3650}
              placeholder={t('notice.plan.usualDays')}
              disabled={typed.deadlineOn !== ''}
              value={typed.workingDays}
              onChange={(value) => type({ workingDays: value })}
            />
          </div>
        </div>
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <span className="form-hint" role="status">
            {isDirty ? t('notice.plan.unsaved') : t('notice.plan.saved')}
          </span>
          <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isDirty}>
            {t('parts.save')}
          </Button>
        </footer>
      </form>
    </Section>
  );
}
