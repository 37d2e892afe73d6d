import type { ReactNode } from 'react';

export interface FactLine {
  readonly label: string;
  readonly value: ReactNode;
  /** Long words: a line of their own. */
  readonly isLong?: boolean;
}

/** What is known of one thing, line by line; a line without a value is left out. */
export function Facts({ lines }: { readonly lines: readonly FactLine[] }): ReactNode {
  return (
    <dl className="facts">
      {lines
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value, isLong = false }) => (
          <div key={label} className={isLong ? 'facts-long' : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
