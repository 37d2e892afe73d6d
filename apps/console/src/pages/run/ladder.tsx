import type { FactPage } from '@touchstone/render';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../../parts/text.tsx';

type Proof = NonNullable<FactPage['ladder']>;
type Step = Proof['steps'][number];

/** The chain from what the system calls down to the API, a step under the other: why it runs, whose code, where. */
export function Ladder({ ladder: { sentence, steps, others } }: { readonly ladder: Proof }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <h5>{t('run.ladder.title')}</h5>
      {sentence === '' ? null : (
        <p>
          <Text>{sentence}</Text>
        </p>
      )}
      <Steps steps={steps} />
      {others.map((chain, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: chains have no name and never move
        <details key={i}>
          <summary>{t('run.ladder.other', { number: i + 2, count: chain.length })}</summary>
          <Steps steps={chain} />
        </details>
      ))}
    </>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <ol className="ladder">
      {steps.map(({ why, name, owner, kind, place }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a method may come twice, and steps never move
        <li key={i} className={`rung rung-${kind}`}>
          <span className="rung-why">
            <Text>{why}</Text>
          </span>
          <Text className="code">{name}</Text>
          <span className="tag">
            <Text>{owner}</Text>
          </span>
          {place === '' ? null : <Text className="code none">{place}</Text>}
        </li>
      ))}
    </ol>
  );
}
