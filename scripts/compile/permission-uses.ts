import type { PermissionUse } from '@touchstone/facts';
import type { Row } from '../import/table.ts';
import type { Entry } from './entry.ts';
import { frameworkMember } from './framework-member.ts';
import { fullName, span } from './permissions.ts';

/** API levels that the annotation table covers. */
const OLDEST = 26;
const NEWEST = 36;

/** Rows of data/permissions/annotations.tsv: what the platform annotates with @RequiresPermission. */
export function annotatedUses(rows: readonly Row[]): PermissionUse[] {
  return rows.flatMap((row) => {
    const member = readDescriptor(row['descriptor'] ?? '');
    const { from, to } = span(row['levels'] ?? '');
    const levels = { ...(from > OLDEST ? { from } : {}), ...(to < NEWEST ? { to } : {}) };
    return needsOf(row['permissions'] ?? '').map((need) => ({ ...need, ...member, ...levels }));
  });
}

/** Entries of data/permissions/uses.yaml. */
export function listedUses(file: Entry): PermissionUse[] {
  return file.list().flatMap((entry) => {
    entry.only('permission', 'or', 'maybe', 'from', 'to', 'argument', 'calls', 'fields', 'uris', 'texts', 'actions');
    const common = {
      permission: fullName(entry.get('permission').text()),
      alternatives: entry.get('or').texts().map(fullName),
      ...(entry.get('maybe').flag() ? { maybe: true } : {}),
      ...level(entry, 'from'),
      ...level(entry, 'to'),
      ...argument(entry.get('argument')),
    };
    const members = [
      ...entry
        .get('calls')
        .list()
        .map((call) => ({ ...frameworkMember(call), member: 'method' as const })),
      ...entry
        .get('fields')
        .list()
        .map((field) => ({ ...frameworkMember(field), member: 'field' as const })),
      ...[...entry.get('uris').texts(), ...entry.get('texts').texts()].map((name) => ({ class: '', name, member: 'uri' as const })),
      ...entry
        .get('actions')
        .texts()
        .map((name) => ({ class: '', name, member: 'action' as const })),
    ];
    return members.length === 0 ? entry.fail('names nothing that uses it') : members.map((member) => ({ ...common, ...member }));
  });
}

/** Rows of data/sources/api-calls.tsv: permission of the oldest levels, before the platform was annotated. */
export function oldUses(rows: readonly Row[]): PermissionUse[] {
  return rows.flatMap((row) => {
    const before = /^([A-Z_+/]+)@(\d+)/.exec(row['permission'] ?? '');
    if (before === null || Number(before[2]) >= OLDEST) return [];
    const permissions = (before[1] as string).split(/[+/]/).map(fullName);
    const member = readDescriptor(row['call'] ?? '');
    // The maps of those levels come from call graphs and list more than is needed: any one proves use, none a missing declaration.
    return permissions.map((permission) => ({
      permission,
      ...member,
      maybe: true,
      to: OLDEST - 1,
      alternatives: permissions.filter((other) => other !== permission),
    }));
  });
}

type Need = Pick<PermissionUse, 'permission' | 'alternatives' | 'maybe'>;

/** `A|B` any of, `A&B` all of, `;` between annotations of which one applies, `?` only in some cases. */
function needsOf(expression: string): Need[] {
  const annotations = expression.split(';').map((part) => part.trim());
  return annotations.flatMap((annotation) => {
    const maybe = annotation.endsWith('?') || annotations.length > 1 || annotation.includes('carrier privileges');
    const any = annotation.split('|');
    const clean = any.map(permissionName).filter((name) => name !== undefined);
    if (annotation.includes('&')) return annotation.split('&').flatMap((part) => need(permissionName(part), [], maybe));
    return clean.flatMap((name) =>
      need(
        name,
        clean.filter((other) => other !== name),
        maybe,
      ),
    );
  });
}

function need(permission: string | undefined, alternatives: readonly string[], maybe: boolean): Need[] {
  return permission === undefined ? [] : [{ permission, alternatives, ...(maybe ? { maybe } : {}) }];
}

function permissionName(text: string): string | undefined {
  const name = text.replace(/[()?\s]/g, '').replace('.Manifest.', '.');
  return name.startsWith('carrier') ? undefined : fullName(name);
}

/** The table writes inner classes with `/`: a part that begins with a capital letter encloses what follows. */
function readDescriptor(text: string): Pick<PermissionUse, 'class' | 'name' | 'signature' | 'member'> {
  const [, owner = '', name = '', rest = ''] = /^(L[^;]+;)->([^(:]+)(.*)$/.exec(text) ?? [];
  const inner = (descriptor: string) => descriptor.replace(/(?<=[/$][A-Z][^/;$]*)\//g, '$');
  if (!rest.startsWith('(')) return { class: inner(owner), name, member: rest === '' ? 'method' : 'field' };
  return { class: inner(owner), name, signature: inner(rest), member: 'method' };
}

function level<N extends 'from' | 'to'>(entry: Entry, name: N): Partial<Record<N, number>> {
  const value = entry.get(name).optionalWhole();
  return value === undefined ? {} : ({ [name]: value } as Record<N, number>);
}

function argument(given: Entry): Pick<PermissionUse, 'argument'> {
  if (given.isAbsent) return {};
  given.only('index', 'value');
  return { argument: { index: given.get('index').whole(), value: given.get('value').constant() } };
}
