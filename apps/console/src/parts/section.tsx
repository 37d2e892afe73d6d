import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  /** How many there are. */
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, count, actions, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          {count === undefined ? null : <span className="section-count"> {count}</span>}
        </h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
