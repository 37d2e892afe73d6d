import { type RefObject, useEffect } from 'react';
import { isTyping } from '../is-typing.ts';

const STEP: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** `j` and `k` move the focus to the link of the next row and the row before. */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const pressed = (event: KeyboardEvent) => {
      const step = STEP[event.key];
      if (step === undefined || isTyping(event)) return;
      const links = [...(body.current?.querySelectorAll<HTMLElement>('tr > th a') ?? [])];
      const here = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      const next = links[here === -1 ? (step > 0 ? 0 : links.length - 1) : here + step];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [body, isOn]);
}
