import type { Knowledge } from '../knowledge.ts';
import type { Asked } from './asked.ts';
import { type Hands, isLeaving } from './hands.ts';
import { patternOf, plainText, runLimit, runRows, runWords } from './run-words.ts';

export type FeatureInUse = 'matching' | 'none' | 'unrelated' | 'unknown';

/** A feature that needs more groups of permissions than this tells nothing of those it does not need. */
const MOST_GROUPS = 2;

/**
 * What the user had started when the app asked for a permission: as the tester says, or else by the last act before it.
 * @param inRow what was found for the dialog just before it in one row: an answer to that one starts nothing
 */
export function featureInUse(
  { record, context }: Asked,
  permission: string,
  hands: Hands,
  knowledge: Knowledge,
  inRow: FeatureInUse | undefined,
): FeatureInUse {
  const { feature, time } = record;
  if (feature !== undefined) return feature.trim() === '' ? 'none' : relationOf(feature, permission, knowledge);
  if (context.appState !== undefined && context.appState !== 'foreground') return 'none';
  if (time === undefined) return 'unknown';
  const act = hands.before(time, runLimit(knowledge, 'dialogAfterHand'));
  if (act !== undefined && isLeaving(act)) return 'none';
  if (act === undefined) return hands.isKnown || context.scenario === 'first-launch' ? 'none' : 'unknown';
  const text = plainText(act.text ?? '');
  if (runWords(knowledge, 'dialogButtons').test(text)) return inRow ?? 'none';
  // A page that the tap opened may have features of its own: only a word for the permission tells.
  const relation = relationOf(text, permission, knowledge);
  return relation === 'unrelated' ? 'unknown' : relation;
}

function relationOf(said: string, permission: string, knowledge: Knowledge): FeatureInUse {
  const feature = plainText(said);
  if (runWords(knowledge, 'agree').test(feature)) return 'none';
  const rows = runRows(knowledge, 'features', 'permissions').filter(({ words }) => words.test(feature));
  if (rows.some(({ row }) => patternOf([row['permissions'] ?? []].flat()).test(permission))) return 'matching';
  return rows.length > 0 && rows.length <= MOST_GROUPS ? 'unrelated' : 'unknown';
}
