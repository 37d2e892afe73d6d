import { type Fact, kindOf } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { nameOfAttribute } from '@touchstone/rules';
import type { Result } from '@touchstone/verdict';
import { timeOfDay } from '../view/clock.ts';
import { className, memberName, placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { oneOfEachClause } from '../view/findings-of.ts';
import { type Ladder, ladderOf } from '../view/ladder.ts';
import { quoteOf } from '../view/quote.ts';
import { groundAt, groundsOf } from '../view/run.ts';
import type { View } from '../view/view.ts';

/** One fact as a row: what, whose, where, and which clauses rest on it. */
export interface FactRow {
  readonly index: number;
  readonly kind: string;
  readonly kindName: string;
  readonly what: string;
  /** Empty for a fact that is about no code. */
  readonly owner: string;
  readonly place: string;
  readonly quote: string | null;
  readonly result: Result | null;
  readonly clauses: readonly string[];
  readonly hasLadder: boolean;
  /** Host, times and moment, where it was seen in a run. */
  readonly host: string | null;
  readonly count: number | null;
  readonly from: number | null;
}

/** One fact with all that proves it. */
export interface FactPage extends FactRow {
  readonly at: readonly { readonly part: PlacePart; readonly text: string }[];
  readonly ladder: Ladder | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly rules: readonly { readonly rule: string; readonly clause: string; readonly result: Result }[];
  readonly timeline: {
    readonly times: readonly number[];
    readonly count: number;
    /** First and last moment by the clock of the device. */
    readonly first: string;
    readonly last: string;
    readonly worst: string | null;
    readonly stack: readonly string[];
  } | null;
}

export type PlacePart = 'file' | 'class' | 'method' | 'instruction' | 'line' | 'offset' | 'element';

/** Undefined for a number that no fact has. */
export function factRow(index: number, view: View): FactRow | undefined {
  const { report, names, findings } = view;
  const fact = report.facts[index];
  if (fact === undefined) return undefined;
  const found = oneOfEachClause(findings.of(fact));
  const { attributes, timeline } = fact;
  return {
    index,
    kind: fact.kind,
    kindName: kindOf(fact.kind)?.means[names.lang] ?? fact.kind,
    what: describeFact(fact, names),
    owner: names.ownerOf(fact),
    place: placeText(fact.at),
    quote: quoteOf(fact) ?? null,
    result: found[0]?.result ?? null,
    clauses: found.map(({ clause }) => clause),
    hasLadder: fact.proof !== undefined,
    host: textOf(attributes['domain'] ?? attributes['ip']),
    count: timeline?.count ?? (typeof attributes['count'] === 'number' ? Math.trunc(attributes['count']) : null),
    from: timeline?.from ?? null,
  };
}

const textOf = (value: Fact['attributes'][string] | undefined): string | null => (value === undefined ? null : String(value));

/** Moments drawn of one fact. */
const MOST_TIMES = 500;

export function factPage(index: number, view: View): FactPage | undefined {
  const { report, names, findings } = view;
  const [row, fact] = [factRow(index, view), report.facts[index]];
  if (row === undefined || fact === undefined) return undefined;
  const { timeline } = fact;
  const offset = timeline === undefined ? 0 : (groundAt(groundsOf(report, names), timeline.from)?.offsetMinutes ?? 0);
  return {
    ...row,
    at: partsOf(fact.at),
    ladder: ladderOf(fact, names) ?? null,
    attributes: Object.entries(fact.attributes).map(([name, value]) => ({
      name: nameOfAttribute(name, names.lang),
      value: names.value(name, value),
    })),
    rules: oneOfEachClause(findings.of(fact)).map(({ rule, clause, result }) => ({ rule, clause, result })),
    timeline:
      timeline === undefined
        ? null
        : {
            times: timeline.times.slice(0, MOST_TIMES),
            count: timeline.count,
            first: timeOfDay(timeline.from, offset, true),
            last: timeOfDay(timeline.to, offset, true),
            worst: timeline.worst === undefined ? null : placeText(timeline.worst),
            stack: timeline.stack ?? [],
          },
  };
}

/** The place part by part, so that a person finds it again with any tool. */
function partsOf(at: Place): FactPage['at'] {
  const parts: readonly (readonly [PlacePart, string | number | undefined])[] = [
    ['file', at.file],
    ['class', at.class === undefined ? undefined : className(at.class)],
    ['method', at.method === undefined ? undefined : memberName(at.method)],
    ['instruction', at.instruction],
    ['line', at.line],
    ['offset', at.offset === undefined ? undefined : `0x${at.offset.toString(16)}`],
    ['element', at.element],
  ];
  return parts.flatMap(([part, value]) => (value === undefined ? [] : [{ part, text: String(value) }]));
}
