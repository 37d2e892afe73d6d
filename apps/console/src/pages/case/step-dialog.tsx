import { CASE_FILE_TYPES, listCases } from '@touchstone/api-client/routes/cases';
import { CONDUCT_FILE_TYPES } from '@touchstone/api-client/routes/conduct';
import { listFindings } from '@touchstone/api-client/routes/findings';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { CaseDetail } from './case-page.tsx';
import { type HereStep, isWordOfFirm, type Need } from './case-steps.ts';
import { NO_WORDS, type StepWords } from './step-words.ts';

interface Props {
  readonly step: HereStep;
  readonly detail: CaseDetail;
  /** What must hold, in words. */
  readonly conditions: readonly string[];
  onTake(words: StepWords): Promise<unknown>;
  onClose(): void;
}

const DECISIONS = ['rejected', 'partly', 'upheld'] as const;
const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** What a step asks for, with what follows and what must hold, said before it is taken. */
export function StepDialog({ step, detail, conditions, onTake, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState(NO_WORDS);
  const put = (change: Partial<StepWords>) => setWords({ ...words, ...change });
  const isFirm = isWordOfFirm(step.event);
  const wantsFindings = step.event === 'decide-objection' && words.decision === 'partly';
  const filled: Readonly<Record<Need, boolean>> = {
    reason: words.reason.trim() !== '',
    decision: !wantsFindings || words.findings.length > 0,
    into: words.into !== '',
    document: words.document !== '',
    proof: words.file !== undefined,
    findings: words.findings.length > 0,
    until: true,
    file: true,
    cases: true,
  };
  const draw: Readonly<Record<Need, () => ReactNode>> = {
    reason: () => (
      <Field label={t('parts.reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            required
            maxLength={4000}
            value={words.reason}
            onChange={({ target }) => put({ reason: target.value })}
          />
        )}
      </Field>
    ),
    decision: () => (
      <>
        <Pick
          label={t('case.decision.label')}
          value={words.decision}
          choices={DECISIONS}
          say={(one) => t(`case.decision.${one}`)}
          onPick={(decision) => put({ decision, findings: [] })}
        />
        {wantsFindings ? (
          <Findings
            label={t('case.ask.drop')}
            findings={detail.findings.map(({ id, clause, summary }) => ({ id, clause, title: summary ?? '' }))}
            chosen={words.findings}
            onChange={(findings) => put({ findings })}
          />
        ) : null}
      </>
    ),
    into: () => <OtherCases detail={detail} chosen={[words.into]} isOne onChange={([into = '']) => put({ into })} />,
    cases: () => <OtherCases detail={detail} chosen={words.cases} isOne={false} onChange={(cases) => put({ cases })} />,
    document: () => <Extension detail={detail} chosen={words.document} onChange={(document) => put({ document })} />,
    findings: () => <MoreFindings detail={detail} chosen={words.findings} onChange={(findings) => put({ findings })} />,
    until: () => (
      <Field label={t('case.ask.until')}>
        {(id) => <Input id={id} type="date" value={words.until} onChange={({ target }) => put({ until: target.value })} />}
      </Field>
    ),
    file: () => (
      <FileField
        label={t('case.ask.file')}
        accepted={{ mediaTypes: CASE_FILE_TYPES, maxBytes: MOST_FILE_BYTES }}
        onChoose={(file) => put({ file })}
      />
    ),
    proof: () => (
      <FileField
        label={t('case.ask.proof')}
        accepted={{ mediaTypes: CONDUCT_FILE_TYPES, maxBytes: MOST_FILE_BYTES }}
        onChoose={(file) => put({ file })}
      />
    ),
  };
  return (
    <FormDialog
      title={t(`case.step.${step.event}`)}
      about={
        <>
          {t(`case.consequence.${step.event}`)}
          {conditions.length === 0 ? null : <p className="form-hint">{t('case.actions.needs', { needs: conditions.join('；') })}</p>}
        </>
      }
      confirm={t(`case.step.${step.event}`)}
      isDanger={step.kind === 'danger'}
      isReady={words.basis.trim() !== '' && step.needs.every((need) => filled[need])}
      onConfirm={() => onTake({ ...words, basis: words.basis.trim(), reason: words.reason.trim() })}
      onClose={onClose}
    >
      {step.needs.map((need) => (
        <div key={need} className="form">
          {draw[need]()}
        </div>
      ))}
      <Field label={t(isFirm ? 'parts.reason' : 'case.basis')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={isFirm ? 4 : 2}
            required
            maxLength={isFirm ? 4000 : 1000}
            value={words.basis}
            onChange={({ target }) => put({ basis: target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}

interface FindingsProps {
  readonly label: string;
  readonly findings: readonly { readonly id: string; readonly clause: string; readonly title: string }[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

const toggled = (chosen: readonly string[], id: string): readonly string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];

function Findings({ label, findings, chosen, onChange }: FindingsProps): ReactNode {
  return (
    <fieldset>
      <legend>{label}</legend>
      {findings.map(({ id, clause, title }) => (
        <label key={id} className="check-line">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => onChange(toggled(chosen, id))} /> <code>{clause}</code>{' '}
          <Text>{title}</Text>
        </label>
      ))}
    </fieldset>
  );
}

interface OfCase<T> {
  readonly detail: CaseDetail;
  readonly chosen: T;
  onChange(chosen: T): void;
}

/** Confirmed findings of the same app that are in no list of this case yet. */
function MoreFindings({ detail, chosen, onChange }: OfCase<readonly string[]>): ReactNode {
  const { t } = useTranslation();
  const app = detail.case.app ?? '';
  const { data } = useRead(listFindings, { query: { app, state: 'CONFIRMED', limit: 100 } }, { enabled: app !== '' });
  const known = new Set(detail.findings.map(({ id }) => id));
  const more = (data?.items ?? []).filter(({ id }) => !known.has(id));
  if (more.length === 0) return <p className="none">{t('case.ask.noFindings')}</p>;
  return <Findings label={t('case.ask.findings')} findings={more} chosen={chosen} onChange={onChange} />;
}

const MOST_CASES = 50;

/** Cases of the same firm: one that it is merged into, or earlier ones that are cited. */
function OtherCases({ detail, chosen, isOne, onChange }: OfCase<readonly string[]> & { readonly isOne: boolean }): ReactNode {
  const { t } = useTranslation();
  const { id, operator, app } = detail.case;
  const of = operator === null ? (app === null ? {} : { app }) : { operator: operator.id };
  const { data } = useRead(listCases, { query: { ...of, ...(isOne ? { isOpen: true } : {}), limit: MOST_CASES } });
  const others = (data?.items ?? []).filter((one) => one.id !== id);
  if (others.length === 0) return <p className="none">{t(isOne ? 'case.ask.noCase' : 'case.ask.noEarlier')}</p>;
  return (
    <fieldset>
      <legend>{t(isOne ? 'case.ask.into' : 'case.ask.cases')}</legend>
      {others.map((one) => (
        <label key={one.id} className="check-line">
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name="other-case"
            checked={chosen.includes(one.id)}
            onChange={() => onChange(isOne ? [one.id] : toggled(chosen, one.id))}
          />{' '}
          {one.number ?? t('cases.noNumber')} {visibleText(one.subject.name)} · {t(`states.case.${one.state}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** The issued 延期决定书: only a document moves a deadline. */
function Extension({ detail, chosen, onChange }: OfCase<string>): ReactNode {
  const { t } = useTranslation();
  const issued = detail.documents.filter(({ type, state }) => type === 'extension' && state === 'ISSUED');
  if (issued.length === 0)
    return (
      <p className="tone-warn">
        {t('case.ask.noExtension')}{' '}
        <PageLink to={`/orders/new?case=${detail.case.id}&template=extension`}>{t('case.ask.draftExtension')}</PageLink>
      </p>
    );
  return (
    <Pick
      label={t('case.ask.document')}
      value={chosen}
      choices={['', ...issued.map(({ id }) => id)]}
      say={(one) => issued.find(({ id }) => id === one)?.number ?? t('case.ask.pick')}
      onPick={onChange}
    />
  );
}
