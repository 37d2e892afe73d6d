import type { FactPage } from '@touchstone/render';
import type { ReactNode } from 'react';
import { Text } from '../text.tsx';

/** The chain of a fact, from what the system calls down to the API. */
export function Ladder({ of }: { readonly of: NonNullable<FactPage['ladder']> }): ReactNode {
  return (
    <div className="report-ladder">
      {of.sentence === '' ? null : <p>{of.sentence}</p>}
      <ol>
        {of.steps.map(({ why, name, owner, place }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may pass the same method twice, and its steps stay
          <li key={i}>
            <span className="none">
              <Text>{why}</Text>
            </span>{' '}
            <Text className="code">{name}</Text> <Text>{owner}</Text>{' '}
            {place === '' ? null : (
              <span className="none">
                <Text>{place}</Text>
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
