import type { ReactNode } from 'react';
import { ActorText } from './actor-text.tsx';
import { BasisText } from './basis-text.tsx';
import { Section } from './section.tsx';
import { TimeText } from './time-text.tsx';

export interface HistoryLine {
  readonly key: number;
  readonly event: string;
  /** The state it led to, in words; undefined where it stayed. */
  readonly to?: string | undefined;
  /** Why, or on which basis. */
  readonly basis: string;
  /** Absent where that is not told. */
  readonly actor?: string;
  readonly at: string;
}

/** Everything that happened to a thing, the newest first. Who is given none of it sees no heading either. */
export function History({ title, lines }: { readonly title: string; readonly lines: readonly HistoryLine[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <Section title={title} count={lines.length}>
      <ol className="timeline" reversed>
        {[...lines].reverse().map(({ key, event, to, basis, actor, at }) => (
          <li key={key}>
            <strong>{event}</strong>
            {to === undefined ? null : <span className="timeline-step">{to}</span>}
            {basis === '' ? null : (
              <p>
                <BasisText basis={basis} />
              </p>
            )}
            <div>
              <small>
                <TimeText at={at} />
                {actor === undefined ? null : (
                  <>
                    {' · '}
                    <ActorText actor={actor} />
                  </>
                )}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
