import { type ChangeEvent, useState } from 'react';
import { isDay } from './is-day.ts';

type Input = HTMLInputElement;

/** What a field that a day is typed into is given. */
interface TypedDay {
  readonly type: 'date';
  readonly value: string;
  onChange(event: ChangeEvent<Input>): void;
  onBlur(): void;
}

/**
 * A day as it is typed: what is being typed stays as it is; it counts when it is a whole day, and none when the field is emptied.
 *
 * @param day as it counts; '' where there is none
 */
export function useTypedDay(day: string, onDay: (day: string | undefined) => void): TypedDay {
  const [typed, setTyped] = useState<string>();
  return {
    type: 'date',
    value: typed ?? day,
    onChange: ({ target: { value, validity } }) => {
      setTyped(value);
      if (isDay(value)) onDay(value);
      // a day that was begun and not ended reads as empty too
      else if (value === '' && !validity.badInput) onDay(undefined);
    },
    onBlur: () => setTyped(undefined),
  };
}
