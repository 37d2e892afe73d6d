import { parse } from 'yaml';
import { RecordFault } from '../fault.ts';
import { STEPS, type Step } from './steps.ts';
import type { Act, Tester } from './tester.ts';

/** A step of the file: which, how long, and what is done when (seconds since its begin). */
interface ScriptedStep {
  readonly step: string;
  readonly seconds?: number;
  readonly acts: readonly (Act & { readonly at: number })[];
}

/** A file of steps. */
export interface StepScript {
  readonly steps: readonly ScriptedStep[];
}

const DOES: ReadonlySet<string> = new Set<Act['do']>([
  'shown',
  'refused',
  'agreed',
  'withdrawn',
  'picture',
  'shake',
  'tap',
  'swipe',
  'key',
  'next',
  'skip',
  'quit',
]);
const KEY = /^(?:KEYCODE_)?[A-Z0-9_]{1,40}$/;
const LONGEST_SECONDS = 24 * 3_600;

/**
 * Reads a file of steps (YAML), in the order of which they are walked through.
 * @throws RecordFault: bad-script, with what is wrong and where
 */
export function readScript(text: string): StepScript {
  const wrong = (what: string): never => {
    throw new RecordFault('bad-script', what);
  };
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const steps = fieldOf(value, 'steps');
  if (!Array.isArray(steps) || steps.length === 0) return wrong('steps: [{ step: first-launch }, { step: agree }]');
  return {
    steps: steps.map((given, i) => {
      const step = fieldOf(given, 'step');
      if (!STEPS.some(({ id }) => id === step)) wrong(`steps[${i}].step: ${STEPS.map(({ id }) => id).join(' | ')}`);
      const seconds = fieldOf(given, 'seconds');
      if (seconds !== undefined && !isBetween(seconds, 0, LONGEST_SECONDS)) wrong(`steps[${i}].seconds: 0–${LONGEST_SECONDS}`);
      const acts = fieldOf(given, 'acts') ?? [];
      if (!Array.isArray(acts)) return wrong(`steps[${i}].acts: [...]`);
      return {
        step: String(step),
        ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
        acts: acts.map((act, j) => checkedAct(act, (what) => wrong(`steps[${i}].acts[${j}]: ${what}`))).sort((a, b) => a.at - b.at),
      };
    }),
  };
}

function checkedAct(act: unknown, wrong: (what: string) => never): Act & { readonly at: number } {
  const kind = fieldOf(act, 'do');
  if (typeof kind !== 'string' || !DOES.has(kind)) wrong(`do: ${[...DOES].join(' | ')}`);
  if (!isBetween(fieldOf(act, 'at') ?? 0, 0, LONGEST_SECONDS)) wrong('at: seconds since the step began');
  const numbers = kind === 'tap' ? ['x', 'y'] : kind === 'swipe' ? ['x', 'y', 'toX', 'toY'] : [];
  for (const name of numbers) if (!isBetween(fieldOf(act, name), 0, 100_000)) wrong(`${name}: pixels`);
  if (kind === 'key' && !KEY.test(String(fieldOf(act, 'key')))) wrong('key: KEYCODE_…');
  return { at: 0, ...(act as object) } as Act & { readonly at: number };
}

/** Walks through a file of steps without a person. */
export function scriptTester({ steps }: StepScript, say: (text: string) => void): Tester {
  const open = steps.map(({ acts }) => [...acts]);
  let at = -1;
  let begun = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    say,
    async ready() {
      at++;
      begun = Date.now();
      return 'go';
    },
    secondsOf: (step: Step) => steps[at]?.seconds ?? step.seconds,
    async next(_step, timeoutMs = 0) {
      const act = open[at]?.[0];
      const dueMs = act === undefined ? Number.POSITIVE_INFINITY : begun + act.at * 1_000 - Date.now();
      await new Promise((done) => {
        timer = setTimeout(done, Math.max(0, Math.min(dueMs, timeoutMs)));
      });
      return dueMs <= timeoutMs ? open[at]?.shift() : undefined;
    },
    /** What is still waited for keeps no process alive. */
    close: () => clearTimeout(timer),
  };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

const isBetween = (value: unknown, low: number, high: number): boolean => typeof value === 'number' && value >= low && value <= high;
