import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';
import { protectionWords, type UseWord } from '../words/permissions.ts';
import { placeText, shortMemberName } from './code-names.ts';
import type { View } from './view.ts';

export interface PermissionRow {
  readonly name: string;
  readonly protection: string;
  readonly use: UseWord;
  /** What proves the use, whose code it is and where; empty for what no fact proves. */
  readonly proof: string;
  readonly place: string;
}

const ORDER = Object.keys(protectionWords);

/** Permissions of the app and those it uses without declaring them, each kind together, those that ask the user first. */
export function permissionRows({ report, options, names }: Pick<View, 'report' | 'options' | 'names'>): readonly PermissionRow[] {
  const proofs = new Map(report.facts.filter(({ kind }) => PROVES.has(kind)).map((fact) => [String(fact.attributes['permission']), fact]));
  const declared = report.permissions.map(({ name, protection, use }) => ({
    name,
    protection,
    use,
    ...proofText(proofs.get(name), names),
  }));
  const protections = new Map(options.knowledge.permissions.map(({ name, protection }) => [name, protection]));
  const undeclared = [...proofs.values()].flatMap((fact): readonly PermissionRow[] => {
    const name = String(fact.attributes['permission']);
    if (fact.kind !== 'permission.undeclared' || report.permissions.some((one) => one.name === name)) return [];
    return [{ name, protection: protections.get(name) ?? 'unknown', use: 'undeclared', ...proofText(fact, names) }];
  });
  return [...declared, ...undeclared].sort((a, b) => rankOf(a) - rankOf(b) || byText(a.name, b.name));
}

const PROVES: ReadonlySet<string> = new Set(['permission.used', 'permission.undeclared']);

const rankOf = ({ protection }: Pick<Report['permissions'][number], 'protection'>) =>
  ORDER.includes(protection) ? ORDER.indexOf(protection) : ORDER.length;

function proofText(fact: Fact | undefined, names: View['names']): Pick<PermissionRow, 'proof' | 'place'> {
  if (fact === undefined) return { proof: '', place: '' };
  const owner = names.ownerOf(fact);
  const api = shortMemberName(String(fact.attributes['api']));
  return { proof: owner === '' ? api : `${api} — ${owner}`, place: placeText(fact.at) };
}
