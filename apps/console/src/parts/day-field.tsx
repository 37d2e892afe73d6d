import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from './field.tsx';
import { isDay } from './is-day.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  onDay(day: string): void;
}

/** One end of the span. What is being typed stays as it is; it counts when it is a whole day. */
export function DayField({ label, value, onDay }: Props): ReactNode {
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={typed ?? value}
          onChange={({ target }) => {
            setTyped(target.value);
            if (isDay(target.value)) onDay(target.value);
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}
