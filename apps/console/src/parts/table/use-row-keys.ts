import { type RefObject, useEffect } from 'react';
import { isTyping } from '../is-typing.ts';

const STEP: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** `j` and `k` move the focus to the next row and the row before: to its link, to what else can be used there, or to the row. */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const pressed = (event: KeyboardEvent) => {
      const step = STEP[event.key];
      if (step === undefined || isTyping(event)) return;
      const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr') ?? [])];
      const here = rows.findIndex((row) => row.contains(document.activeElement));
      const next = rows[here === -1 ? (step > 0 ? 0 : rows.length - 1) : here + step];
      if (next === undefined) return;
      next.tabIndex = -1;
      (next.querySelector<HTMLElement>('th a') ?? next.querySelector<HTMLElement>('a, button, summary') ?? next).focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [body, isOn]);
}
