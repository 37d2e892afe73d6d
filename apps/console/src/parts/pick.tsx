import type { ReactNode } from 'react';
import { Field } from './field.tsx';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly hint?: ReactNode;
  say(choice: NoInfer<T>): string;
  onPick(choice: NoInfer<T>): void;
}

/** One of a few words under its label. */
export function Pick<T extends string>({ label, value, choices, hint, say, onPick }: Props<T>): ReactNode {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <select
          id={id}
          className="pick"
          value={value}
          onChange={({ target }) => {
            const picked = choices.find((choice) => choice === target.value);
            if (picked !== undefined) onPick(picked);
          }}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {say(choice)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
