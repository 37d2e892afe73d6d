import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Value and word of each; a text is typed when absent. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly isNumber?: boolean;
  readonly maxLength?: number;
  readonly hint?: string;
  onValue(value: string): void;
}

/** One line of a plan: typed, or chosen from a few. */
export function PlanField({ label, value, choices, isNumber = false, maxLength = 7, hint, onValue }: Props): ReactNode {
  const id = useId();
  return (
    <span className="plan-line">
      <label htmlFor={id}>{label}</label>
      {choices === undefined ? (
        <input
          id={id}
          value={value}
          maxLength={maxLength}
          inputMode={isNumber ? 'numeric' : 'text'}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={({ target }) => onValue(target.value)}
        />
      ) : (
        <select id={id} value={value} onChange={({ target }) => onValue(target.value)}>
          {choices.map(([one, word]) => (
            <option key={one} value={one}>
              {word}
            </option>
          ))}
        </select>
      )}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="form-hint">
          {hint}
        </span>
      )}
    </span>
  );
}
