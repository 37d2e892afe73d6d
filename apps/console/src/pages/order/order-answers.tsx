import { answerOrder, listOrderAnswers } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { Section } from '../../parts/section.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';
import type { OrderDetail } from './order-page.tsx';

/** Who answers to the document itself: firms answer in their case, stores item by item. */
const ANSWERING: ReadonlySet<string> = new Set(['access-provider', 'sdk-provider']);

/** What an access provider or a maker of SDKs said of an issued document, the newest first; and where it says so. */
export function OrderAnswers({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const isAnswered = ANSWERING.has(order.addressee.kind) && order.issuedAt !== null;
  const params = { order: order.id };
  const answers = useRead(listOrderAnswers, { params }, { enabled: isAnswered });
  const answer = useChange(answerOrder, [listOrderAnswers]);
  if (!isAnswered) return null;
  const step = (kind: 'done' | 'objection'): Step => ({
    key: kind,
    permission: 'order.answer',
    kind: kind === 'done' ? 'main' : 'plain',
    label: t(`order.answers.${kind}.do`),
    consequence: t(`order.answers.${kind}.means`),
    reasonLabel: t(`order.answers.${kind}.text`),
    maxLength: 4000,
    notNow: order.state === 'ISSUED' ? undefined : t('steps.why', { state: t(`states.order.${order.state}`) }),
    take: (text) => answer.mutateAsync({ params, body: { kind, text } }),
  });
  const said = answers.data?.items ?? [];
  return (
    <Section title={t('order.answers.title')} count={said.length}>
      <Unread of={[answers]} />
      {answers.isSuccess && said.length === 0 ? <p className="none">{t('order.answers.none')}</p> : null}
      <ol className="timeline">
        {said.map(({ id, kind, text, at }) => (
          <li key={id}>
            <strong>{t(`order.answers.${kind}.said`)}</strong>
            <p>
              <Text>{text}</Text>
            </p>
            <small>
              <TimeText at={at} />
            </small>
          </li>
        ))}
      </ol>
      {order.organisation === me.organisation.id ? null : <Steps steps={[step('done'), step('objection')]} isPart />}
    </Section>
  );
}
