import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { useTypedDay } from './use-typed-day.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Told of undefined when the field is emptied. */
  onDay(day: string | undefined): void;
}

/** One end of a span of days. */
export function DayField({ label, value, onDay }: Props): ReactNode {
  const typed = useTypedDay(value, onDay);
  return <Field label={label}>{(id) => <Input id={id} {...typed} />}</Field>;
}
