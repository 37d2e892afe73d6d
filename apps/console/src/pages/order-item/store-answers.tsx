import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Section } from '../../parts/section.tsx';
import { AnswerDialog } from '../order-items/answer-dialog.tsx';
import { canAnswer, ITEM_ANSWERS, type ItemAnswer } from '../order-items/item-answers.ts';
import type { ItemDetail } from './order-item-page.tsx';

/** States that need a word of what to do now. */
const TOLD: ReadonlySet<string> = new Set(['STILL_LIVE', 'OVERDUE', 'ESCALATED', 'REAPPEARED']);

/** What the store may say of the item now. */
export function StoreAnswers({ item }: { readonly item: ItemDetail }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const [asked, setAsked] = useState<ItemAnswer>();
  if (me.organisation.kind !== 'store' || !may('order.answer')) return null;
  const why = t('steps.why', { state: t(`states.item.${item.state}`) });
  const close = () => setAsked(undefined);
  return (
    <Section title={t('orderItems.yourAnswer')}>
      {TOLD.has(item.state) ? <p className="tone-bad">{t(`orderItems.told.${item.state}`)}</p> : null}
      <div className="actions">
        {ITEM_ANSWERS.map((answer) => (
          <Action
            key={answer}
            kind={answer === 'acknowledge' ? 'main' : answer === 'object' ? 'danger' : 'plain'}
            reason={canAnswer(item, answer) ? undefined : why}
            onAct={() => setAsked(answer)}
          >
            {t(`orderItems.answer.${answer}`)}
          </Action>
        ))}
      </div>
      {asked === undefined ? null : <AnswerDialog answer={asked} items={[item]} onClose={close} onDone={close} />}
    </Section>
  );
}
