import { EventEmitter } from 'node:events';
import type { ReadStream } from 'node:tty';
import { expect, test } from 'vitest';
import { keyboardTester } from './keyboard-tester.ts';
import { STEPS } from './steps.ts';

/** A terminal whose keys the test presses. */
class Keys extends EventEmitter {
  isRaw = false;
  setRawMode(isRaw: boolean) {
    this.isRaw = isRaw;
    return this;
  }
  setEncoding() {}
  resume() {}
  pause() {}
  press(keys: string) {
    this.emit('data', keys);
  }
}

function atKeyboard() {
  const keys = new Keys();
  const said: string[] = [];
  let interrupts = 0;
  const tester = keyboardTester(
    keys as unknown as ReadStream,
    (text) => said.push(text),
    'zh',
    () => interrupts++,
  );
  return { keys, said, tester, interrupts: () => interrupts };
}

const [step] = STEPS;

test('Enter begins, letters mark, Enter ends', async () => {
  const { keys, tester } = atKeyboard();
  const ready = tester.ready(step!);
  keys.press('zc\r');
  expect(await ready).toBe('go');
  keys.press('cA');
  expect([await tester.next(step!, 10), await tester.next(step!, undefined)]).toEqual([{ do: 'shown' }, { do: 'agreed' }]);
  const waited = tester.next(step!, undefined);
  keys.press('\r');
  expect(await waited).toEqual({ do: 'next' });
});

test('nothing pressed is nothing done', async () => {
  expect(await atKeyboard().tester.next(step!, 5)).toBeUndefined();
});

test.each([
  ['x', 'skip'],
  ['q', 'quit'],
])('%s before a step', async (key, answer) => {
  const { keys, tester } = atKeyboard();
  const ready = tester.ready(step!);
  keys.press(key);
  expect(await ready).toBe(answer);
});

test('Ctrl-C interrupts, and the terminal is given back', () => {
  const { keys, tester, interrupts } = atKeyboard();
  keys.press('\u0003');
  tester.close();
  expect([interrupts(), keys.isRaw, keys.listenerCount('data')]).toEqual([1, false, 0]);
});

test('steps that watch end by themselves, the others when the tester says so', () => {
  const { tester } = atKeyboard();
  expect(STEPS.filter((one) => tester.secondsOf(one) === undefined).map(({ id }) => id)).toEqual([
    'refuse',
    'agree',
    'deny-all',
    'traverse',
    'splash-and-windows',
    'upgrade',
    'withdraw',
  ]);
});
