import type { Fact } from '@touchstone/facts';
import type { Text } from '@touchstone/rules';
import type { Part, Tone } from '../view/comparison.ts';
import type { View } from '../view/view.ts';
import { comparisonWords, runWords } from '../words/comparison.ts';

/** The side that the report's own matrix does not have: where a screen asked for it, and whether it said why. */
export const SCREEN_SIDE = 'screen';
export const screenSideName: Text = { zh: '界面询问', en: 'Asked on screen' };

/** What a dialog or page asked about one kind of information. */
export function screenParts(data: string, view: View): readonly Part[] {
  const { report, names } = view;
  const facts = screenFacts(data, view);
  if (facts.length > 0) {
    const byWord = Map.groupBy(facts, ({ attributes }) => String(attributes['purposeTold'] ?? attributes['told'] ?? 'unknown'));
    return [...byWord].map(([told, some]) => ({
      ...wordOf(told, names.lang),
      text: `${wordOf(told, names.lang).text} ${some.length}`,
      facts: some,
    }));
  }
  const isLookedAt = (report.evidence ?? []).some(({ input }) => input === 'ui' || input === 'runtime');
  return [
    isLookedAt
      ? { tone: 'none', text: names.say(comparisonWords.none), facts }
      : { tone: 'absent', text: names.say(runWords.notGiven), facts },
  ];
}

/** Dialogs for a permission that opens it, and pages that ask for it by name. */
export function screenFacts(data: string, { report, options }: Pick<View, 'report' | 'options'>): readonly Fact[] {
  const opening = new Set(options.knowledge.permissions.filter((one) => one.data?.includes(data) === true).map(({ name }) => name));
  return report.facts.filter(
    ({ kind, attributes }) =>
      (kind === 'run.permission-dialog' && opening.has(String(attributes['permission']))) ||
      (kind === 'ui.purpose-told' && ASKED_BY_NAME[String(attributes['for'])] === data),
  );
}

/** What a page can be seen to ask for without a permission, as the kind of information that it is. */
const ASKED_BY_NAME: Readonly<Record<string, string>> = {
  'id-number': 'idcard',
  'bank-account': 'bank_card',
  face: 'face',
  track: 'track',
};

const TOLD: Readonly<Record<string, { readonly tone: Tone; readonly text: Text }>> = {
  yes: { tone: 'good', text: { zh: '已询问并说明目的', en: 'asked, and told why' } },
  no: { tone: 'bad', text: { zh: '已询问，未说明目的', en: 'asked without telling why' } },
  unclear: { tone: 'warn', text: { zh: '已询问，目的不明确', en: 'asked, the purpose unclear' } },
  unknown: { tone: 'plain', text: { zh: '已询问', en: 'asked' } },
};

function wordOf(told: string, lang: 'zh' | 'en'): { readonly tone: Tone; readonly text: string } {
  const { tone, text } = (Object.hasOwn(TOLD, told) ? TOLD[told] : undefined) ?? { tone: 'plain' as const, text: { zh: told, en: told } };
  return { tone, text: text[lang] };
}
