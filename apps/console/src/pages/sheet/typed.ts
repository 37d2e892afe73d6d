import { type Draft, sameIn } from './draft.ts';

/** What was typed of each clause and is not kept yet: only the fields that were, over whatever the sheet holds by now. */
export type Typed = Readonly<Record<string, Partial<Draft>>>;
type KeptOf = (clause: string) => Draft;

/** How a clause stands in its fields. */
export const draftIn = (typed: Typed, clause: string, kept: Draft): Draft => ({ ...kept, ...typed[clause] });

/** With more of a clause typed. */
export const typing = (typed: Typed, clause: string, part: Partial<Draft>): Typed => ({
  ...typed,
  [clause]: { ...typed[clause], ...part },
});

/** Without what the sheet holds already: what was typed and taken back is no wish to keep it so. */
export const withoutKept = (typed: Typed, keptOf: KeptOf): Typed =>
  fieldsOf(typed, (clause, field, part) => !sameIn(field, part, keptOf(clause)));

/** Without what was sent; what was typed while that was on its way waits for its own turn. */
export const withoutSent = (typed: Typed, sent: Typed): Typed =>
  fieldsOf(typed, (clause, field, part) => !(field in (sent[clause] ?? {}) && sameIn(field, part, sent[clause] ?? {})));

function fieldsOf(typed: Typed, stays: (clause: string, field: keyof Draft, part: Partial<Draft>) => boolean): Typed {
  const left = Object.entries(typed).map(([clause, part]) => {
    const fields = Object.entries(part).filter(([field]) => stays(clause, field as keyof Draft, part));
    return [clause, Object.fromEntries(fields) as Partial<Draft>] as const;
  });
  return Object.fromEntries(left.filter(([, part]) => Object.keys(part).length > 0));
}
