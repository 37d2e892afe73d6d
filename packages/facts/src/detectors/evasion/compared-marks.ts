import type { Constant, Program, Site } from '@touchstone/program';
import { isEquality } from '../../comparisons.ts';
import { partsOf, textOf } from '../../constant-values.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import type { NearbyCalls } from '../../nearby-calls.ts';
import { tellingSites } from '../../telling-sites.ts';
import type { Marks } from './marks.ts';

/**
 * What the device says of itself, compared with a text: `Build.FINGERPRINT.startsWith("generic")`, the name of a
 * network interface, the city of an address. One such comparison is enough.
 */
export function comparedMarks(program: Program, marks: Marks, nearby: NearbyCalls, knowledge: Knowledge): void {
  const rows = rowList(knowledge, 'evasion', 'compared');
  for (const { check, fields = [], calls = [], texts = [] } of rows) {
    const sources = new Set([fields, calls].flat());
    const wanted = new Set([texts].flat());
    const methods = new Set([...wanted].flatMap((text) => program.usesOfText(text).map(({ method }) => method.id)));
    for (const site of sitesOf(program, [fields].flat(), [calls].flat())) {
      if (!methods.delete(site.method.id)) continue;
      for (const [text, call] of comparedIn(nearby, site, sources)) if (wanted.has(text)) marks.add(String(check), text, true, call);
    }
  }
}

function* sitesOf(program: Program, fields: readonly string[], calls: readonly string[]): Generator<Site> {
  for (const [owner, name] of fields.map(parted)) if (program.mentionsType(owner)) yield* program.accessesOf({ class: owner, name });
  for (const [owner, name] of calls.map(parted))
    if (program.mentionsType(owner)) yield* tellingSites(program.callsTo({ class: owner, name }));
}

/** Texts that the method compares with a value that comes from one of the sources, each with the comparison. What it prints is not compared. */
function* comparedIn(nearby: NearbyCalls, { method }: Site, sources: ReadonlySet<string>): Generator<readonly [text: string, call: Site]> {
  for (const call of nearby.inMethod(method, 'equality', isEquality)) {
    const values = [call.how === 'static' ? undefined : call.receiver(), call.argument(0), call.argument(1)];
    const isTold = values.some((value) =>
      [...partsOf(value)].some((part) => (part.kind === 'field' || part.kind === 'call') && sources.has(`${part.class}->${part.name}`)),
    );
    if (isTold) for (const text of values.flatMap(textsComparedIn)) yield [text, call];
  }
}

/** Texts that a value may be or hold, but not those that a call was asked for: `get("sdk")` is something else. */
function textsComparedIn(value: Constant | undefined): readonly string[] {
  const text = textOf(value);
  if (text !== undefined) return [text];
  if (value?.kind === 'either') return value.values.flatMap(textsComparedIn);
  if (value?.kind === 'array') return value.items.flatMap(textsComparedIn);
  if (value?.kind === 'field') return textsComparedIn(value.value);
  return value?.kind === 'new' ? value.arguments.flatMap(textsComparedIn) : [];
}

/** Class and member of `Landroid/os/Build;->MODEL`. */
function parted(member: string): readonly [owner: string, name: string] {
  const arrow = member.indexOf(';->') + 1;
  return [member.slice(0, arrow), member.slice(arrow + 2)];
}
