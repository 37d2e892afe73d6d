import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { previewOrderTemplate } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readOptions } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Paper } from '../../parts/paper.tsx';
import { Problem } from '../../parts/problem.tsx';
import { colon } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { type Draft, sentOf } from './draft.ts';
import type { PaperTemplate } from './paper-template.ts';

interface Props {
  readonly draft: Draft;
  readonly template: PaperTemplate;
  readonly caseId: string | undefined;
}

const SETTLED_MS = 400;

/** The page that is written, as far as it goes, and what is missing before it can go to review. */
export function DraftPreview({ draft, template, caseId }: Props): ReactNode {
  const { t } = useTranslation();
  const { fields, deadline, copies } = sentOf(draft);
  const addressee = draft.addressee?.name ?? `[${t('order.fact.addressee')}]`;
  const about = caseId === undefined ? {} : { case: caseId };
  const asked = useSettled(
    {
      params: { template: template.id },
      body: { fields: { ...fields }, addressee, deadline, copies, version: template.version, ...about },
    },
    SETTLED_MS,
  );
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...readOptions(previewOrderTemplate, asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={t('orderDraft.preview')}>
      {error === null ? null : <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        <Skeleton rows={12} />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <Missing template={template} open={data.open} deadline={data.deadline} hasAddressee={draft.addressee !== undefined} />
          <Paper html={data.html} />
        </div>
      )}
    </Section>
  );
}

interface MissingProps {
  readonly template: PaperTemplate;
  readonly open: readonly { readonly field: string; readonly fault: string }[];
  readonly deadline: { readonly reason: string; readonly missingYear: number | null } | null;
  readonly hasAddressee: boolean;
}

function Missing({ template, open, deadline, hasAddressee }: MissingProps): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const may = useMay();
  const nameOf = (name: string) => {
    const field = template.fields.find((one) => one.name === name);
    if (field === undefined) return t(`orderDraft.standard.${name}`, { defaultValue: name });
    return said(field);
  };
  const missing = open.filter(({ field }) => field !== 'deadline' || deadline === null);
  if (missing.length === 0 && deadline === null && hasAddressee) return <p className="draft-missing tone-good">{t('orderDraft.whole')}</p>;
  return (
    <div className="draft-missing">
      <strong>{t('orderDraft.missing')}</strong>
      <ul>
        {hasAddressee ? null : <li>{t('order.fact.addressee')}</li>}
        {missing.map(({ field, fault }) => (
          <li key={field}>
            {nameOf(field)}
            {fault === 'missing' ? null : `${colon()}${t(`orderDraft.fault.${fault}`)}`}
          </li>
        ))}
        {deadline === null ? null : (
          <li>
            {t(`orderDraft.deadlineFault.${deadline.reason}`, { year: deadline.missingYear ?? '' })}
            {deadline.missingYear !== null && may('calendar.read') ? (
              <>
                {' '}
                <PageLink to="/calendars">{t('orderDraft.toCalendars')}</PageLink>
              </>
            ) : null}
          </li>
        )}
      </ul>
    </div>
  );
}
