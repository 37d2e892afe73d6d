import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { canAnswer, ITEM_ANSWERS, type ItemAnswer } from './item-answers.ts';
import type { ItemRow } from './item-columns.tsx';
import './answers.css';

interface Props {
  readonly chosen: ReadonlySet<ItemRow>;
  onDone(): void;
}

/** What a store says of the ticked items. A button says of how many, and why it cannot be pressed. */
export function AnswerBar({ chosen, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ItemAnswer>();
  const fit = (answer: ItemAnswer) => [...chosen].filter((item) => canAnswer(item, answer));
  const reasonOf = (count: number) => (chosen.size === 0 ? t('orderItems.tickFirst') : count === 0 ? t('orderItems.noneFits') : undefined);
  return (
    <div className="actions answer-bar">
      {ITEM_ANSWERS.map((answer) => {
        const count = fit(answer).length;
        return (
          <Action
            key={answer}
            kind={answer === 'acknowledge' ? 'main' : answer === 'object' ? 'danger' : 'plain'}
            permission="order.answer"
            reason={reasonOf(count)}
            onAct={() => setAsked(answer)}
          >
            {t(`orderItems.answer.${answer}`)} {count === 0 ? null : t('orderItems.ofSome', { count })}
          </Action>
        );
      })}
      {asked === undefined ? null : (
        <AnswerDialog
          answer={asked}
          items={fit(asked)}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}
