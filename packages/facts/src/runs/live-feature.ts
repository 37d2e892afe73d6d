import type { RunLog } from '@touchstone/trace';
import type { Knowledge } from '../knowledge.ts';
import { rowList } from '../lists.ts';
import { type Hands, isLeaving, lastAt } from './hands.ts';
import { patternOf, plainText, runRows } from './run-words.ts';

/** Whether the user had opened a page that shows this information as it comes, before it was first read: steps on a page of steps. */
export function isLiveFeature(data: string, time: number | undefined, log: RunLog, hands: Hands, knowledge: Knowledge): boolean {
  const words = featureWords(data, knowledge);
  if (words === undefined || time === undefined) return false;
  const act = hands.acts[lastAt(hands.acts, time)];
  if (act === undefined || isLeaving(act)) return false;
  if (words.test(plainText(act.text ?? ''))) return true;
  const pages = log.acts.flatMap(({ record }) =>
    record.event === 'page' && record.time !== undefined && record.time <= time ? [record.page ?? ''] : [],
  );
  return words.test(plainText((pages.at(-1) ?? '').split('.').at(-1) ?? ''));
}

function featureWords(data: string, knowledge: Knowledge): RegExp | undefined {
  const live = rowList(knowledge, 'runs', 'liveFeatures').find((row) => row['data'] === data);
  if (live === undefined) return undefined;
  const permission = String(live['permission']);
  return runRows(knowledge, 'features', 'permissions').find(({ row }) => patternOf([row['permissions'] ?? []].flat()).test(permission))
    ?.words;
}
