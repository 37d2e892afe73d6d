import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly id: string;
  readonly min: number;
  readonly max?: number;
  /** Places after the point; any when absent. */
  readonly precision?: number;
  readonly suffix?: string;
  readonly isDisabled?: boolean;
  readonly value: number;
  onChange(value: number): void;
}

/** A number that must be there: one that was cleared is empty, to be typed anew, and keeps its form from being sent. */
export function NumberInput({ isDisabled = false, value, onChange, ...props }: Props): ReactNode {
  const [isEmpty, setEmpty] = useState(false);
  return (
    <InputNumber
      {...props}
      required
      disabled={isDisabled}
      value={isEmpty ? null : value}
      onChange={(typed) => {
        setEmpty(typed === null);
        if (typed !== null) onChange(typed);
      }}
    />
  );
}
