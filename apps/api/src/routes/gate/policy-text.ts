import type { GatePolicy } from '@touchstone/domain/gate';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';

export type PolicyText =
  | {
      readonly ok: true;
      readonly content: unknown;
      /** Where something stands, by its JSON Pointer, as an editor counts: `line 12, column 5`; with what is to be said of it. */
      saidOf(pointer: string, message: Pair): Pair;
    }
  | { readonly ok: false; readonly message: Pair };

/** A text in each language. */
type Pair = readonly [zh: string, en: string];

/** An alias may stand for what it names; that it grows a file to a thousand times its size it may not. */
const MOST_ALIASES = 50;

/** A policy as a text: YAML, of which JSON is a part. One document, no tags, no merging, each key once. */
export function readPolicyText(text: string): PolicyText {
  const lines = new LineCounter();
  const at = (offset: number, [zh, en]: Pair): Pair => {
    const { line, col } = lines.linePos(offset);
    return [`第 ${line} 行第 ${col} 列：${zh}`, `line ${line}, column ${col}: ${en}`];
  };
  try {
    const options = { lineCounter: lines, prettyErrors: false, schema: 'core', merge: false, stringKeys: true, uniqueKeys: true } as const;
    const document = parseDocument(text, options);
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault !== undefined) return { ok: false, message: at(fault.pos[0], [`YAML 写法有误（${fault.message}）`, fault.message]) };
    const content: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { ok: true, content, saidOf: (pointer, message) => at(offsetOf(document.contents, pointer), message) };
  } catch (error) {
    // deeper than the stack, or more aliases than it may hold
    if (error instanceof RangeError || error instanceof ReferenceError)
      return { ok: false, message: ['别名无所指或展开过大，或嵌套过深', 'an alias names nothing or too much, or it is nested too deep'] };
    throw error;
  }
}

/** Offset of what a pointer names; of what holds it where it is missing. */
function offsetOf(contents: unknown, pointer: string): number {
  let [node, offset] = [contents, startOf(contents) ?? 0];
  for (const part of pointer.split('/').slice(1)) {
    const next: unknown = isSeq(node)
      ? node.items[Number(part)]
      : isMap(node)
        ? node.items.find((pair) => keyOf(pair) === part)
        : undefined;
    if (next === undefined) return offset;
    offset = startOf(isPair(next) ? next.key : next) ?? offset;
    node = isPair(next) ? next.value : next;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
const keyOf = ({ key }: { readonly key: unknown }): string | undefined => (isScalar(key) ? String(key.value) : undefined);

/** The text of a policy, to read and to edit; reading it gives the same policy. */
export const policyYaml = (policy: GatePolicy): string => stringify(policy, { lineWidth: 0 });
