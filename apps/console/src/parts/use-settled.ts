import { useEffect, useState } from 'react';

/** A value once it has stood still for so long; before, the one that did. Values are told apart by what they say. */
export function useSettled<T>(value: T, afterMs: number): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, value: JSON.parse(key) as T }), afterMs);
    return () => clearTimeout(timer);
  }, [key, afterMs]);
  return settled.value;
}
