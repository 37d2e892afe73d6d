import type { Fix } from '@touchstone/verdict';
import { placeText } from './code-names.ts';
import type { Names } from './names.ts';
import type { View } from './view.ts';

/** Subjects named for one change; the others are counted. */
const SUBJECTS = 12;

/** What a change is made to: 删除声明但未使用的权限 is no help without their names. Empty where the title says all. */
export function subjectsText({ subjects }: Fix, names: Names): string {
  const shown = subjects
    .slice(0, SUBJECTS)
    .map(names.subject)
    .join(names.lang === 'zh' ? '、' : ', ');
  return subjects.length > SUBJECTS ? `${shown} (+${subjects.length - SUBJECTS})` : shown;
}

/** The first place and how many others there are; several facts may be seen at one place. */
export function placesText({ at, facts }: Fix, { report }: View): string {
  const places = new Set(facts.map((i) => JSON.stringify(report.facts[i]?.at)));
  return places.size > 1 ? `${placeText(at)} (+${places.size - 1})` : placeText(at);
}
