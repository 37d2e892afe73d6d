import type { App } from '@touchstone/app-model';
import { AGREED, NEVER } from '../conditions/outcome.ts';
import type { ConsentGate } from '../reach.ts';
import type { Agreement } from './agreement.ts';
import type { ConsentAnswer, Questions } from './answers.ts';
import type { CallPlace } from './calls-named.ts';
import type { FlagStores } from './flag-stores.ts';
import type { GateWords } from './gate-words.ts';
import { isConsentName } from './labels.ts';
import { SCREENS, WINDOWS } from './screen-types.ts';

const MOST_TEXTS = 5;
const LONGEST_TEXT = 200;

export interface GateContext {
  readonly app: App;
  readonly words: GateWords;
  readonly questions: Questions;
  readonly flags: FlagStores;
  readonly agreement: Agreement;
  /** Methods that an agreeing view of a layout names, with what is shown there. */
  readonly layoutQuestions: readonly { readonly at: CallPlace; readonly texts: readonly string[] }[];
  policiesOf(method: number): readonly string[];
}

/** What the report says of the gate. */
export function consentGate(context: GateContext): ConsentGate {
  const { app, words, questions, flags, agreement, layoutQuestions, policiesOf } = context;
  const flag = flagOf(app, words, flags, agreement);
  const agreeing = questions.answers.filter(({ says }) => says !== 'refuse');
  const [asked] = [...agreeing.filter((answer) => isRun(answer, agreement)), ...agreeing];
  if (asked !== undefined) {
    const { button } = asked;
    const place = button.outer ?? button.at;
    const texts = [...new Set(button.scene.policies.map(({ text }) => text.slice(0, LONGEST_TEXT)))].slice(0, MOST_TEXTS);
    return {
      found: true,
      how: howOf(app, asked),
      flag,
      site: { method: app.program.method(place.method), instruction: place.instruction },
      texts,
    };
  }
  const [box] = [...agreement.boxes.values()].filter((place) => agreement.entering(place.method) !== NEVER);
  const [view] = layoutQuestions;
  const shownAt = box ?? view?.at;
  if (shownAt !== undefined) {
    const texts = view?.texts ?? policiesOf(shownAt.method);
    const method = app.program.method(shownAt.method);
    return { found: true, how: 'activity', flag, site: { method, instruction: shownAt.instruction }, texts: texts.slice(0, MOST_TEXTS) };
  }
  const stored = flag ?? [...flags.keys()].sort().find((key) => isConsentName(words, key) && agreement.readKeys.has(key));
  if (stored === undefined) return { found: false, how: 'none', flag: undefined, site: undefined, texts: [] };
  const [write] = flags.writesOf(stored);
  const site = write?.path[0];
  const shown = site === undefined ? undefined : { method: app.program.method(site.method), instruction: site.instruction };
  return { found: true, how: 'flag', flag: stored, site: shown, texts: [] };
}

const isRun = ({ button }: ConsentAnswer, agreement: Agreement): boolean => agreement.at(button.outer ?? button.at) !== NEVER;

/** A window over a screen, or a screen of its own. */
function howOf(app: App, { button }: ConsentAnswer): 'dialog' | 'activity' {
  const { program } = app;
  if (button.kind !== 'tap' && button.kind !== 'box') return 'dialog';
  const owner = button.scene.class;
  if (WINDOWS.some((window) => program.isSubtype(owner, window))) return 'dialog';
  if (!SCREENS.some((screen) => program.isSubtype(owner, screen))) return 'dialog';
  const opens = button.scene.methods.filter(({ id }) => id === button.at.method).flatMap((method) => program.callsIn(method));
  const isWindow = opens.some(
    ({ target }) => target.name === '<init>' && WINDOWS.some((window) => program.isSubtype(target.class, window)),
  );
  return isWindow ? 'dialog' : 'activity';
}

/** The name under which agreement is stored: one that is read too comes first, then one that says so; those of SDKs are last. */
function flagOf(app: App, words: GateWords, flags: FlagStores, agreement: Agreement): string | undefined {
  const stored: { readonly key: string; readonly rank: number }[] = [];
  for (const key of flags.keys()) {
    const writes = flags.writesOf(key).filter((write) => agreement.path(write) !== NEVER);
    if (writes.length === 0) continue;
    const isOfSdk = writes.every(({ path }) => app.owners.of(app.program.method(path[0]!.method).class).owner === 'sdk');
    const isAgreed = agreement.agreedKeys.has(key) || writes.some((write) => agreement.path(write) === AGREED);
    const isRead = agreement.readKeys.has(key);
    const isNamed = isConsentName(words, key);
    if (isOfSdk && !(isAgreed && isRead)) continue;
    if (isAgreed || (isRead && isNamed))
      stored.push({ key, rank: (isOfSdk ? 8 : 0) + (isAgreed ? 0 : 4) + (isRead ? 0 : 2) + (isNamed ? 0 : 1) });
  }
  return stored.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))[0]?.key;
}
