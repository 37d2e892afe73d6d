import type { ReactNode } from 'react';

export interface FactLine {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of one thing, line by line; a line without a value is left out. */
export function Facts({ lines }: { readonly lines: readonly FactLine[] }): ReactNode {
  return (
    <dl className="facts">
      {lines
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
