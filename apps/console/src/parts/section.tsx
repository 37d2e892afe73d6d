import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  /** How many there are. */
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
  /** Left out on paper: it holds nothing but what is pressed. */
  readonly isScreenOnly?: boolean;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, count, actions, isScreenOnly = false, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className={isScreenOnly ? 'section screen-only' : 'section'} aria-labelledby={id}>
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
