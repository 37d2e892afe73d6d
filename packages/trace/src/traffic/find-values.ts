import type { Ports } from '@touchstone/kernel/ports';
import type { NetworkRequest, OwnValue } from '../trace.ts';
import { datumsOf } from './datums.ts';
import { type Coding, type Layer, layersOf, type Part } from './layers.ts';
import { NeedleScanner } from './needle-scanner.ts';
import { type Needle, type Needles, needlesOf, type OwnLocation, type Written } from './needles.ts';

/** A value of the test device or account that a request carries. */
export interface FoundValue {
  /** Token of data/personal-info.yaml. */
  readonly data: string;
  /** The digest it was hashed with, or else the innermost coding that had to be undone; `plain` for none. */
  readonly encoding: 'plain' | Coding | Exclude<Written, 'plain'>;
  readonly part: Part;
  /** The text around it, as sent or decoded, at most 120 characters. */
  readonly excerpt: string;
}

/** Finds the values of one run in its requests. */
export interface ValueFinder {
  /** Each kind of data once for each way in which the request carries it; ordered by kind. */
  find(request: NetworkRequest): readonly FoundValue[];
}

/**
 * A finder for the values of a device and account: written plainly, URL-encoded, in JSON, Base64 or gzip, and hashed with MD5, SHA-1 or
 * SHA-256, in any case and with the separators that others use. A value counts only between characters of another class, so that it is
 * not met by chance within a longer number; a short one only as the whole of a field.
 */
export function createValueFinder(values: readonly OwnValue[], { inflate, hash }: Pick<Ports, 'inflate' | 'hash'>): ValueFinder {
  const needles = needlesOf(values, hash);
  if (needles.texts.length === 0 && needles.locations.length === 0) return { find: () => [] };
  const scanner = new NeedleScanner(needles.texts);
  return {
    find(request) {
      const found = new Map<string, FoundValue>();
      for (const layer of layersOf(request, inflate)) {
        for (const one of [...matches(layer, scanner), ...locationsIn(layer, needles)]) {
          const key = `${one.data} ${one.part} ${isHash(one.encoding) ? one.encoding : ''}`;
          if (!found.has(key)) found.set(key, one);
        }
      }
      return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    },
  };
}

const isHash = (encoding: FoundValue['encoding']) => encoding === 'md5' || encoding === 'sha1' || encoding === 'sha256';
const AROUND = 40;

function* matches(layer: Layer, scanner: NeedleScanner): Generator<FoundValue> {
  const text = layer.text.toLowerCase();
  if (text.length !== layer.text.length) return; // a letter whose small form is longer: not in any value
  for (const { at, needle } of scanner.hits(text)) {
    if (!standsAlone(text, at, needle)) continue;
    const { data, written } = needle;
    const encoding = written === 'plain' ? codingOf(layer.codings) : written;
    const excerpt = layer.text.slice(Math.max(0, at - AROUND), at + needle.text.length + AROUND).slice(0, 120);
    yield { data, encoding, part: layer.part, excerpt };
  }
}

/** What was undone last; JSON only where nothing else was. */
const codingOf = (codings: readonly Coding[]) => codings.findLast((one) => one !== 'json') ?? codings[0] ?? 'plain';

const FIELD_STARTS = /[=:"'\s,;[(/|]/;
const FIELD_ENDS = /[&"'\s,;\])}|#]/;

function standsAlone(text: string, at: number, { text: needle, isShort }: Needle): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + needle.length] ?? ''];
  if (isShort) return (before === '' || FIELD_STARTS.test(before)) && (after === '' || FIELD_ENDS.test(after));
  const same = /^\+?\d+$/.test(needle) ? /\d/ : /[0-9a-z]/;
  return !(same.test(before) && /^[0-9a-z]/.test(needle)) && !(same.test(after) && /[0-9a-z]$/.test(needle));
}

/** Decimals that make a place exact to some hundred metres; with fewer, thousands of places share the numbers. */
const LEAST_DECIMALS = 3;
/** Degrees between the coordinate systems in use, at most. */
const DATUM_SHIFT = 0.015;
/** Degrees by which a device that lies still is here and there, indoors too: 60 m. A shop around the corner is further away. */
const WANDER = 0.0006;
const NUMBER = /-?\d{1,3}\.\d{3,}/g;
const MOST_NUMBERS = 20_000;

function* locationsIn({ text, part, codings }: Layer, { locations }: Needles): Generator<FoundValue> {
  if (locations.length === 0) return;
  const numbers = [...text.matchAll(NUMBER)].slice(0, MOST_NUMBERS);
  for (const own of locations) {
    const from = placeIn(numbers, own);
    if (from === undefined) continue;
    yield {
      data: own.data,
      encoding: codingOf(codings),
      part,
      excerpt: text.slice(Math.max(0, from - AROUND), from + 120 - AROUND),
    };
  }
}

const AXES = ['latitude', 'longitude'] as const;
/** Numbers that may stand between the two: an accuracy, a height. */
const MOST_BETWEEN = 1;

/** Where two numbers stand together that are the place, in one coordinate system. */
function placeIn(numbers: readonly RegExpExecArray[], own: OwnLocation): number | undefined {
  const near = numbers.flatMap(({ 0: text, index }, i) =>
    AXES.some((axis) => Math.abs(Number(text) - own[axis]) <= DATUM_SHIFT) ? [{ text, index, i }] : [],
  );
  const places = near.length < 2 ? [] : datumsOf(own);
  for (const [k, first] of near.slice(0, -1).entries()) {
    const second = near[k + 1] as (typeof near)[number];
    if (second.i - first.i > 1 + MOST_BETWEEN) continue;
    const isPlace = places.some(
      ({ latitude, longitude }) =>
        (is(first.text, latitude) && is(second.text, longitude)) || (is(first.text, longitude) && is(second.text, latitude)),
    );
    if (isPlace) return first.index;
  }
  return undefined;
}

/** Whether a number is this coordinate, as exactly as it is written. */
function is(text: string, coordinate: number): boolean {
  const decimals = text.length - text.indexOf('.') - 1;
  return decimals >= LEAST_DECIMALS && Math.abs(Number(text) - coordinate) <= WANDER + 10 ** -decimals;
}
