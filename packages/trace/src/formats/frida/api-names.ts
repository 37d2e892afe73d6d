import type { Api } from '../../trace.ts';

export interface NamedApi {
  readonly api: Api;
  /** Between the parentheses, when there are any. */
  readonly arguments?: string;
  /** What stands behind it. */
  readonly rest: string;
}

/**
 * The first method that a line names by its full class: `android.telephony.TelephonyManager.getDeviceId(0)`, with `#`, `->`, `!` or `::`
 * before the method, or as a descriptor `Landroid/os/Build;->getSerial()`.
 */
export function apiIn(line: string): NamedApi | undefined {
  const text = line.slice(0, LONGEST);
  const match = DOTTED.exec(text) ?? DESCRIPTOR.exec(text);
  if (match === null) return undefined;
  const method = match[2]!.replace(/^\$init$/, '<init>');
  const inside = match[3];
  return {
    api: { class: match[1]!.replaceAll('/', '.'), method },
    ...(inside === undefined ? {} : { arguments: inside }),
    rest: text.slice(match.index + match[0].length),
  };
}

/** The same with the class alone, `TelephonyManager.getDeviceId()`; the table of methods knows which class it is. */
export function simpleApiIn(line: string): NamedApi | undefined {
  const text = line.slice(0, LONGEST);
  const match = SIMPLE.exec(text);
  if (match === null) return undefined;
  const inside = match[3];
  return {
    api: { class: match[1]!, method: match[2]!.replace(/^\$init$/, '<init>') },
    ...(inside === undefined ? {} : { arguments: inside }),
    rest: text.slice(match.index + match[0].length),
  };
}

const SIMPLE = /(?<![\w./$])([A-Z][\w$]+(?:\.[A-Z][\w$]*)*)(?:\.|#|->|::|!)([a-z_$]\w*|<init>)(?![\w.])\s*(?:\(([^()]*)\))?/;
const DOTTED =
  /(?<![\w./$])((?:[a-z_][\w]*\.){1,16}[A-Z][\w$]*(?:\.[A-Z][\w$]*)*)(?:\.|#|->|::|!)((?:[a-z_$][\w$]*)|<init>)(?![\w.])\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?/;
const DESCRIPTOR = /(?<![\w/])L((?:[\w$-]+\/){1,16}[\w$-]+);->([\w$<>]+)(?:\(([^()]*)\)\S*)?/;
const LONGEST = 4_000;
