import type { ReadStream } from 'node:tty';
import type { Lang } from '../words.ts';
import type { Step } from './steps.ts';
import type { Act, Tester } from './tester.ts';

const ACTS: Readonly<Record<string, Act>> = {
  c: { do: 'shown' },
  r: { do: 'refused' },
  a: { do: 'agreed' },
  w: { do: 'withdrawn' },
  p: { do: 'picture' },
  s: { do: 'shake' },
  x: { do: 'skip' },
  q: { do: 'quit' },
  '\r': { do: 'next' },
  '\n': { do: 'next' },
};

const KEYS = {
  zh: '  按键：c 弹窗已展示  r 已拒绝  a 已同意  w 已撤回  p 截图  s 摇一摇  回车 完成本步  x 跳过  q 结束',
  en: '  keys: c notice shown  r refused  a agreed  w withdrawn  p picture  s shaken  Enter step done  x skip  q quit',
} as const;
const READY = { zh: '  准备好后按回车开始（x 跳过，q 结束）', en: '  Enter begins (x skips, q quits)' } as const;
const CTRL_C = '\u0003';

/** A person at the keyboard. @param interrupt what Ctrl-C does */
export function keyboardTester(input: ReadStream, write: (text: string) => void, lang: Lang, interrupt: () => void): Tester {
  const waiting: Act[] = [];
  let wake: (() => void) | undefined;
  const typed = (keys: string) => {
    for (const key of keys) {
      const act = ACTS[key.toLowerCase()];
      if (key === CTRL_C) interrupt();
      else if (act !== undefined) waiting.push(act);
    }
    wake?.();
  };
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.on('data', typed);
  input.resume();

  const next = (timeoutMs: number | undefined) =>
    new Promise<Act | undefined>((done) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => end(undefined), timeoutMs);
      const end = (act: Act | undefined) => {
        clearTimeout(timer);
        wake = undefined;
        done(act);
      };
      wake = () => waiting.length > 0 && end(waiting.shift());
      wake();
    });

  return {
    say: (text) => write(`${text}\n`),
    async ready() {
      write(`${READY[lang]}\n`);
      waiting.length = 0;
      for (;;) {
        const act = await next(undefined);
        if (act?.do === 'skip' || act?.do === 'quit') return act.do;
        if (act?.do === 'next') break;
      }
      write(`${KEYS[lang]}\n`);
      return 'go';
    },
    secondsOf: (step: Step) => (step.isOpen === true ? undefined : step.seconds),
    next: (_step, timeoutMs) => next(timeoutMs),
    close() {
      input.off('data', typed);
      input.setRawMode(false);
      input.pause();
    },
  };
}
