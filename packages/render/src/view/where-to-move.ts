import type { Fact, Rung } from '@touchstone/facts';
import type { Fix } from '@touchstone/verdict';
import { memberName, placeText } from './code-names.ts';
import type { Names } from './names.ts';
import type { View } from './view.ts';

const EARLY = new Set(['before-gate', 'no-gate']);

/** Which call of the app is to be moved, and behind what: for a change about what runs before agreement. Empty for others. */
export function whereToMove({ facts }: Fix, { report, names }: Pick<View, 'report' | 'names'>): string {
  const early = earliest(facts.flatMap((i) => report.facts[i] ?? []).filter(isEarly));
  const rung = early?.proof === undefined ? undefined : lastOwn(early.proof.chain);
  if (rung === undefined) return '';
  const from = placeText(rung.at);
  const gate = report.facts.find(({ kind, attributes }) => kind === 'gate.consent' && attributes['found'] === true);
  const isAtOnce = AT_ONCE.has(String(early?.attributes['trigger']));
  if (gate === undefined) return withoutGate(from, isAtOnce, names);
  const flag = gate.attributes['flag'];
  if (!isAtOnce) return behindFlag(from, flag, names);
  const ask =
    gate.at.method === undefined
      ? placeText(gate.at)
      : `${memberName(gate.at.method)}${gate.at.line === undefined ? '' : `:${gate.at.line}`}`;
  if (names.lang === 'zh') {
    const stored = flag === undefined ? '' : `，之后每次启动先检查标志“${String(flag)}”`;
    return `将 ${from} 处的调用移到用户同意之后：放入征求同意处（${ask}）的同意回调${stored}。`;
  }
  const stored = flag === undefined ? '' : `, and on later starts behind a check of "${String(flag)}"`;
  return `Move the call at ${from} behind agreement: into the agree callback of the question (${ask})${stored}.`;
}

/** What others set going later cannot stand in the callback of a button: it has to ask for the stored answer each time. */
function behindFlag(from: string, flag: unknown, { lang }: Names): string {
  const key = flag === undefined ? '' : lang === 'zh' ? `“${String(flag)}”` : ` "${String(flag)}"`;
  return lang === 'zh'
    ? `在 ${from} 处的调用之前检查已保存的同意结果${key}，未同意则不执行。`
    : `Check the stored agreement${key} before the call at ${from}, and do not make it without.`;
}

function withoutGate(from: string, isAtOnce: boolean, { lang }: Names): string {
  if (lang === 'zh') {
    const then = isAtOnce ? `再从同意按钮的回调中执行 ${from} 处的调用` : `保存结果；${from} 处的调用之前检查该结果，未同意则不执行`;
    return `先在首屏征求同意，${then}。`;
  }
  const then = isAtOnce
    ? `and make the call at ${from} from the callback of the button that agrees`
    : `keep the answer, and check it before the call at ${from}`;
  return `Ask for consent on the first screen, ${then}.`;
}

/** Triggers that nobody has to pull: what they set going can be set going by the agree callback instead. */
const AT_ONCE: ReadonlySet<string> = new Set(['process-start', 'first-screen']);

/** What runs at once before what others set going: the reader is told of the worst. */
const earliest = (facts: readonly Fact[]): Fact | undefined =>
  facts.find(({ attributes }) => attributes['trigger'] === 'process-start') ??
  facts.find(({ attributes }) => attributes['trigger'] === 'first-screen') ??
  facts[0];

function isEarly({ kind, attributes }: Fact): boolean {
  return kind.startsWith('reach.') && EARLY.has(String(attributes['gate']));
}

/** The last step that is the app's own code before others take over: what its developers can move. */
function lastOwn(chain: readonly Rung[]): Rung | undefined {
  const other = chain.findIndex(({ owner }) => owner !== 'app' && owner !== 'unknown');
  const own = other < 0 ? chain : chain.slice(0, other);
  return own.at(-1) ?? chain[0];
}
