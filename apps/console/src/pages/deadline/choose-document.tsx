import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { listOrders } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Ready } from '../../parts/ready.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { type ClockStep, documentsFor, PAPER_OF } from './clock-steps.ts';

interface Props {
  /** What was issued. */
  readonly of: UseQueryResult<OutputOf<typeof listOrders>>;
  readonly step: ClockStep['step'];
  readonly caseId: string | undefined;
  readonly chosen: string;
  onChoose(document: string): void;
}

/** The issued document by which a deadline moves, or the way to one. */
export function ChooseDocument({ of, step, caseId, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const named = ({ type, number }: { readonly type: string; readonly number: string | null }) =>
    visibleText(`${t(`states.orderType.${type}`, { defaultValue: type })} ${number ?? ''}`);
  return (
    <Ready of={of} rows={1}>
      {(issued) => {
        const documents = documentsFor(step, issued.items);
        const paper = PAPER_OF[step];
        const about = caseId === undefined ? '' : `case=${caseId}&`;
        if (documents.length === 0)
          return (
            <p className="tone-warn">
              {t(`deadlines.clock.noneIssued.${step}`)}{' '}
              {step === 'extend' && caseId === undefined ? null : (
                <PageLink to={`/orders/new?${about}template=${paper}`}>{t('orderDraft.title')}</PageLink>
              )}
            </p>
          );
        return (
          <>
            <OnlyFirst of={issued} />
            <Pick
              label={t('deadlines.fact.document')}
              value={chosen}
              choices={['', ...documents.map(({ id }) => id)]}
              say={(id) => {
                const one = documents.find((document) => document.id === id);
                return one === undefined ? t('case.ask.pick') : named(one);
              }}
              onPick={onChoose}
            />
          </>
        );
      }}
    </Ready>
  );
}
