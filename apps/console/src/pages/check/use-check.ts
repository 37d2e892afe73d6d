import { useEffect, useRef, useState } from 'react';
import { openBrowserEngine } from '../../engine/browser-engine.ts';
import { type Checked, type Engine, EngineClosed } from '../../engine/engine.ts';
import type { ReportLanguage, Stage } from '../../engine/messages.ts';

/** Where a check stands. */
export type Checking =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly file: File; readonly stage: Stage; readonly since: number }
  | {
      readonly kind: 'done';
      readonly checked: Checked;
      readonly engine: Engine;
      readonly number: number;
      readonly language: ReportLanguage;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Check {
  readonly state: Checking;
  begin(file: File): void;
  cancel(): void;
}

/** One file after the other, each in a worker that nothing of the last is left in. The language may change when it is done. */
export function useCheck(language: ReportLanguage): Check {
  const engine = useRef<Engine>(undefined);
  const number = useRef(0);
  const [state, setState] = useState<Checking>({ kind: 'waiting' });
  useEffect(() => () => engine.current?.close(), []);

  const begin = (file: File) => {
    engine.current ??= openBrowserEngine();
    const mine = ++number.current;
    const own = engine.current;
    const put = (next: Checking) => {
      if (number.current === mine) setState(next);
    };
    const since = Date.now();
    own
      .check(file, language, (stage) => put({ kind: 'running', file, stage, since }))
      .then(
        (checked) => put({ kind: 'done', checked, engine: own, number: mine, language }),
        (error: unknown) => put(error instanceof EngineClosed ? { kind: 'waiting' } : { kind: 'failed', error }),
      );
  };

  // What was found is said anew in the other language; nothing is checked again.
  useEffect(() => {
    if (state.kind !== 'done' || state.language === language) return;
    let isWanted = true;
    state.engine.ask({ kind: 'overview', language }).then(
      (file) => isWanted && setState({ ...state, checked: { ...state.checked, file }, language }),
      (error: unknown) => isWanted && setState({ kind: 'failed', error }),
    );
    return () => {
      isWanted = false;
    };
  }, [state, language]);

  return {
    state,
    begin,
    cancel() {
      number.current += 1;
      engine.current?.close();
      setState({ kind: 'waiting' });
    },
  };
}
