import type { Fact, Rung } from '@touchstone/facts';
import type { Fix } from '@touchstone/verdict';
import { memberName, placeText } from './code-names.ts';
import type { View } from './view.ts';

const EARLY = new Set(['before-gate', 'no-gate']);

/** Which call of the app is to be moved, and behind what: for a change about what runs before agreement. Empty for others. */
export function whereToMove({ facts }: Fix, { report, names }: Pick<View, 'report' | 'names'>): string {
  const early = facts.flatMap((i) => report.facts[i] ?? []).find(isEarly);
  const rung = early?.proof === undefined ? undefined : lastOwn(early.proof.chain);
  if (rung === undefined) return '';
  const from = placeText(rung.at);
  const gate = report.facts.find(({ kind, attributes }) => kind === 'gate.consent' && attributes['found'] === true);
  if (gate === undefined) {
    return names.lang === 'zh'
      ? `先在首屏征求同意，再从同意按钮的回调中执行 ${from} 处的调用。`
      : `Ask for consent on the first screen, and make the call at ${from} from the callback of the button that agrees.`;
  }
  const flag = gate.attributes['flag'];
  const ask =
    gate.at.method === undefined
      ? placeText(gate.at)
      : `${memberName(gate.at.method)}${gate.at.line === undefined ? '' : `:${gate.at.line}`}`;
  if (names.lang === 'zh') {
    const stored = flag === undefined ? '' : `，之后每次启动先检查标志“${String(flag)}”`;
    return `将 ${from} 处的调用移到用户同意之后：放入同意门（${ask}）的同意回调${stored}。`;
  }
  const stored = flag === undefined ? '' : `, and on later starts behind a check of "${String(flag)}"`;
  return `Move the call at ${from} behind agreement: into the agree callback of the gate (${ask})${stored}.`;
}

function isEarly({ kind, attributes }: Fact): boolean {
  return kind.startsWith('reach.') && EARLY.has(String(attributes['gate']));
}

/** The last step that is the app's own code before others take over: what its developers can move. */
function lastOwn(chain: readonly Rung[]): Rung | undefined {
  const other = chain.findIndex(({ owner }) => owner !== 'app' && owner !== 'unknown');
  const own = other < 0 ? chain : chain.slice(0, other);
  return own.at(-1) ?? chain[0];
}
