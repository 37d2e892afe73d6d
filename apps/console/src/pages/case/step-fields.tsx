import { CASE_FILE_TYPES } from '@touchstone/api-client/routes/cases';
import { CONDUCT_FILE_TYPES } from '@touchstone/api-client/routes/conduct';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Pick } from '../../parts/pick.tsx';
import type { CaseDetail } from './case-page.tsx';
import { type HereStep, isWordOfFirm, type Need } from './case-steps.ts';
import { CaseToMergeInto, EarlierCases } from './choose-cases.tsx';
import { ChooseExtension } from './choose-extension.tsx';
import { DroppedFindings, MoreFindings } from './choose-findings.tsx';
import { type StepWords, wantsDropped } from './step-words.ts';

interface Props {
  readonly step: HereStep;
  readonly detail: CaseDetail;
  readonly words: StepWords;
  onChange(change: Partial<StepWords>): void;
}

/** What a step asks for: what it needs, and the basis, or the words of a firm. */
export function StepFields({ step, ...of }: Props): ReactNode {
  const { t } = useTranslation();
  const isFirm = isWordOfFirm(step.event);
  return (
    <>
      {step.needs.map((need) => (
        <div key={need} className="form">
          <NeedField need={need} {...of} />
        </div>
      ))}
      <Field label={t(isFirm ? 'parts.reason' : 'case.basis')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={isFirm ? 4 : 2}
            required
            maxLength={isFirm ? 4000 : 1000}
            value={of.words.basis}
            onChange={({ target }) => of.onChange({ basis: target.value })}
          />
        )}
      </Field>
    </>
  );
}

type Of = Omit<Props, 'step'>;

const DECISIONS = ['rejected', 'partly', 'upheld'] as const;
const MOST_FILE_BYTES = 64 * 1024 * 1024;

const FIELDS: Readonly<Record<Need, (of: Of) => ReactNode>> = {
  reason: (of) => <Reason {...of} />,
  decision: (of) => <Decision {...of} />,
  into: ({ detail, words, onChange }) => <CaseToMergeInto detail={detail} chosen={words.into} onChange={(into) => onChange({ into })} />,
  cases: ({ detail, words, onChange }) => <EarlierCases detail={detail} chosen={words.cases} onChange={(cases) => onChange({ cases })} />,
  document: ({ detail, words, onChange }) => (
    <ChooseExtension detail={detail} chosen={words.document} onChange={(document) => onChange({ document })} />
  ),
  findings: ({ detail, words, onChange }) => (
    <MoreFindings detail={detail} chosen={words.findings} onChange={(findings) => onChange({ findings })} />
  ),
  until: (of) => <Until {...of} />,
  file: ({ onChange }) => <Brought label="case.ask.file" mediaTypes={CASE_FILE_TYPES} onChange={onChange} />,
  proof: ({ onChange }) => <Brought label="case.ask.proof" mediaTypes={CONDUCT_FILE_TYPES} onChange={onChange} />,
};

const NeedField = ({ need, ...of }: Of & { readonly need: Need }): ReactNode => FIELDS[need](of);

function Reason({ words, onChange }: Of): ReactNode {
  const { t } = useTranslation();
  return (
    <Field label={t('parts.reason')}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={3}
          required
          maxLength={4000}
          value={words.reason}
          onChange={({ target }) => onChange({ reason: target.value })}
        />
      )}
    </Field>
  );
}

function Decision({ detail, words, onChange }: Of): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Pick
        label={t('case.decision.label')}
        value={words.decision}
        choices={DECISIONS}
        say={(one) => t(`case.decision.${one}`)}
        onPick={(decision) => onChange({ decision, findings: [] })}
      />
      {wantsDropped(words) ? (
        <DroppedFindings detail={detail} chosen={words.findings} onChange={(findings) => onChange({ findings })} />
      ) : null}
    </>
  );
}

function Until({ words, onChange }: Of): ReactNode {
  const { t } = useTranslation();
  return (
    <Field label={t('case.ask.until')}>
      {(id) => <Input id={id} type="date" value={words.until} onChange={({ target }) => onChange({ until: target.value })} />}
    </Field>
  );
}

function Brought({
  label,
  mediaTypes,
  onChange,
}: Pick<Of, 'onChange'> & { readonly label: string; readonly mediaTypes: readonly string[] }) {
  const { t } = useTranslation();
  return <FileField label={t(label)} accepted={{ mediaTypes, maxBytes: MOST_FILE_BYTES }} onChoose={(file) => onChange({ file })} />;
}
