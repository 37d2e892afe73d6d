import type { OutputOf } from '@touchstone/api-client';
import type { readPenalty } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/me.ts';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { Citations, type Hearing, PenaltyFacts } from './penalty-facts.tsx';
import { NEXT_DOCUMENT } from './penalty-steps.ts';
import { usePenaltySteps } from './use-penalty-steps.tsx';

export type Detail = OutputOf<typeof readPenalty>;

export interface Props {
  readonly detail: Detail;
  /** Time for the firm to be heard; it runs from the notice. */
  readonly hearing: Hearing | undefined;
}

/** One penalty: what is held against whom and on which law, how far it is, what is paid, what follows. */
export function PenaltyPage({ detail, hearing }: Props): ReactNode {
  const { t } = useTranslation();
  const { penalty, steps } = detail;
  const firm = penalty.operatorName === null ? '—' : visibleText(penalty.operatorName);
  return (
    <>
      <PageHeader
        title={t('penalty.title', { type: t(`operator.penalties.words.${penalty.type}`), firm })}
        marks={<StateTag kind="penalty" state={penalty.state} />}
        crumbs={[{ to: '/penalties', text: t('penalties.title') }]}
      />
      <div className="columns-2">
        <div>
          <PenaltyFacts detail={detail} hearing={hearing} />
          <Section title={t('penalties.column.reason')}>
            <p>
              <Text>{penalty.reason}</Text>
            </p>
          </Section>
          {penalty.citations.length === 0 ? null : <Citations citations={penalty.citations} />}
        </div>
        <aside>
          <PenaltySteps penalty={penalty} />
          <History
            title={t('penalty.history')}
            lines={steps.map(({ seq, event, from, to, basis, at }) => ({
              key: seq,
              event: t(`penalty.event.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.penalty.${to}`),
              // what a payment rests on is a file, and stands among the facts
              basis: event === 'pay' ? '' : basis,
              at,
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function PenaltySteps({ penalty }: Pick<Detail, 'penalty'>): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const steps = usePenaltySteps(penalty);
  if (penalty.organisation !== me.organisation.id) return null;
  const template = NEXT_DOCUMENT[penalty.state];
  return (
    <>
      <Steps steps={steps} none={t('steps.none')} />
      {template === undefined || !may('order.draft') ? null : (
        <p>
          <PageLink to={`/orders/new?case=${penalty.case}&template=${template}&penalty=${penalty.id}`}>
            {t(`penalty.draft.${template}`)}
          </PageLink>
        </p>
      )}
    </>
  );
}
