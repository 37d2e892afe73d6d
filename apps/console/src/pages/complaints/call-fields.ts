import type { InputOf } from '@touchstone/api-client';
import type { takeComplaint } from '@touchstone/api-client/routes/complaints';

type Wish = InputOf<typeof takeComplaint>['body'];
type Name = Exclude<keyof Wish, 'clauses' | 'province'>;

/** What is asked of who calls, in the order of a talk; `least`: so many letters are needed. */
export const CALL_FIELDS: readonly {
  readonly name: Name;
  readonly kind: 'text' | 'date' | 'long';
  readonly least: number;
  readonly most: number;
}[] = [
  { name: 'subject', kind: 'text', least: 1, most: 200 },
  { name: 'text', kind: 'long', least: 2, most: 4000 },
  { name: 'happenedOn', kind: 'date', least: 0, most: 10 },
  { name: 'storeName', kind: 'text', least: 0, most: 100 },
  { name: 'versionName', kind: 'text', least: 0, most: 100 },
  { name: 'package', kind: 'text', least: 0, most: 255 },
  { name: 'name', kind: 'text', least: 0, most: 64 },
  { name: 'contact', kind: 'text', least: 0, most: 128 },
];

export const BLANK_CALL: Readonly<Record<Name | 'province', string>> = {
  ...{ subject: '', text: '', happenedOn: '', storeName: '', versionName: '' },
  ...{ package: '', name: '', contact: '', province: '' },
};

/** What is sent: without what was left empty. */
export function wishOfCall(typed: typeof BLANK_CALL): Wish {
  const { subject, text, ...more } = typed;
  const said = Object.entries(more).map(([name, words]) => [name, words.trim()] as const);
  return { subject: subject.trim(), text: text.trim(), ...Object.fromEntries(said.filter(([, words]) => words !== '')) };
}
