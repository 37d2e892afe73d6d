import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Draws the input, which carries the id. */
  children(id: string): ReactNode;
}

/** An input under its label. */
export function Field({ label, hint, children }: Props): ReactNode {
  const id = useId();
  return (
    <div className="form-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint === undefined ? null : <span className="form-hint">{hint}</span>}
    </div>
  );
}
