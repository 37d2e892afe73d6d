import type { OutputOf } from '@touchstone/api-client';
import type { readNoticeCatalogue } from '@touchstone/api-client/routes/notices';
import type { NoticePlan } from './use-notice-draft.ts';

export type Catalogue = OutputOf<typeof readNoticeCatalogue>;
type Template = Catalogue['templates'][number];

/** What the author typed. */
export interface TypedPlan {
  /** '' where the day of freezing is printed. */
  readonly on: string;
  /** '' for the newest that fits. */
  readonly template: string;
  /** Ids of laws; null for the usual ones. */
  readonly bases: readonly string[] | null;
  readonly fields: Readonly<Record<string, string>>;
  /** '' where none is printed. */
  readonly deadlineOn: string;
  /** Working days after publication; null for the usual count. */
  readonly workingDays: number | null;
}

interface Kept {
  readonly on: string | null;
  readonly template: string | null;
  readonly bases: readonly string[] | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly deadlineOn: string | null;
  readonly deadlineRule: { readonly kind: string } | null;
}

export function typedOf({ on, template, bases, fields, deadlineOn, deadlineRule }: Kept): TypedPlan {
  const days = deadlineRule?.kind === 'working-days' ? (deadlineRule as { readonly count?: number }).count : undefined;
  return { on: on ?? '', template: template ?? '', bases, fields, deadlineOn: deadlineOn ?? '', workingDays: days ?? null };
}

/** What was typed over the plan as it is kept by now: somebody else may have written the rest since. */
export const planWith = (kept: Kept, typed: Partial<TypedPlan>): TypedPlan => {
  const now = typedOf(kept);
  return { ...now, ...typed, fields: { ...now.fields, ...typed.fields } };
};

/** Whether saving would change anything. */
export const isUnsaved = (kept: Kept, typed: Partial<TypedPlan>): boolean =>
  JSON.stringify(planOf(planWith(kept, typed), kept)) !== JSON.stringify(planOf(typedOf(kept), kept));

/** What the server is told. A rule that is none of working days stays as it is when no count was typed. */
export function planOf(typed: TypedPlan, kept: Kept): NoticePlan {
  const { on, template, bases, fields, deadlineOn, workingDays } = typed;
  const isOtherRule = kept.deadlineRule !== null && kept.deadlineRule.kind !== 'working-days';
  return {
    on: on === '' ? null : on,
    template: template === '' ? null : template,
    bases: bases === null || bases.length === 0 ? null : [...bases],
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')),
    deadlineOn: deadlineOn === '' ? null : deadlineOn,
    ...(workingDays === null
      ? isOtherRule
        ? {}
        : { deadlineRule: null }
      : { deadlineRule: { kind: 'working-days' as const, count: workingDays } }),
  };
}

const holdsOn = ({ from, until }: { readonly from: string; readonly until?: string }, day: string): boolean =>
  from <= day && (until === undefined || day <= until);

/** Templates that an issuer's notice of a day may use, as the server chooses: those made for such issuers first, then the newest. */
export function fittingTemplates(
  { templates }: Pick<Catalogue, 'templates'>,
  wanted: { readonly kind: string; readonly issuer: string; readonly day: string; readonly joint: boolean },
): readonly Template[] {
  const by = wanted.issuer === 'ministry' ? 'ministry' : 'province';
  const place = (template: Template) => `${template.by === undefined ? 0 : 1}${template.from}`;
  return templates
    .filter((one) => one.kind === wanted.kind && one.joint === wanted.joint && (one.by ?? by) === by && holdsOn(one, wanted.day))
    .sort((a, b) => (place(a) < place(b) ? 1 : -1));
}

/** Laws that a notice of a day may cite. */
export const fittingBases = ({ bases }: Pick<Catalogue, 'bases'>, kind: string, day: string): Catalogue['bases'] =>
  bases.filter((one) => (one.kinds as readonly string[]).includes(kind) && holdsOn(one, day));
