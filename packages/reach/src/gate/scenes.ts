import type { App } from '@touchstone/app-model';
import { unitsAt } from '@touchstone/formats/dex';
import type { Method } from '@touchstone/program';
import type { CallPlace } from './calls-named.ts';
import type { GateWords } from './gate-words.ts';
import { isPolicy } from './labels.ts';
import type { Layouts, LayoutView } from './layouts.ts';
import { SCREENS, WINDOWS } from './screen-types.ts';

/** What one class with the classes inside it shows: its policy texts, and the views of its layouts. */
export interface Scene {
  /** Descriptor of the outermost class. */
  readonly class: string;
  readonly methods: readonly Method[];
  /** Texts that name the rules to be accepted, with where each stands. */
  readonly policies: readonly { readonly text: string; readonly at: CallPlace }[];
  readonly views: readonly LayoutView[];
}

const CONST = 0x14;
const MOST_CLASSES = 400;
const MOST_POLICIES = 50;
const MOST_SCREENS = 40;
const LONGEST_TEXT = 2_000;

/** Scenes of an app by class, made when asked. */
export class Scenes {
  readonly #app: App;
  readonly #words: GateWords;
  readonly #layouts: Layouts;
  readonly #scenes: Map<string, Scene>;
  readonly #classes: ReadonlySet<string>;
  readonly #texts: ReadonlyMap<number, readonly { readonly text: string; readonly at: CallPlace }[]>;

  constructor(app: App, words: GateWords, layouts: Layouts) {
    this.#app = app;
    this.#words = words;
    this.#layouts = layouts;
    this.#scenes = new Map();
    this.#texts = policyTexts(app, words);
    this.#classes = new Set([...this.#texts.keys()].map((id) => outermost(app.program.method(id).class)));
  }

  /** Whether the app names such rules anywhere: in code, in resources, or in layouts of its first screens and windows. */
  namesPolicy(): boolean {
    if (this.#texts.size > 0) return true;
    for (const { text } of this.#app.resources.texts()) if (text.length <= LONGEST_TEXT && isPolicy(this.#words, text)) return true;
    const screens = (this.#app.manifest?.components ?? []).filter(({ type }) => type === 'activity').slice(0, MOST_SCREENS);
    const named = screens.map(({ name }) => `L${name.replaceAll('.', '/')};`);
    const others = [...WINDOWS, ...SCREENS].flatMap((type) => this.#app.program.subtypesOf(type).slice(0, MOST_SCREENS));
    return [...named, ...others.map(({ descriptor }) => descriptor)].some((type) => this.of(type).policies.length > 0);
  }

  /** Whether code of the class, or of those inside it, names such rules; layouts are not opened for that. */
  namesPolicyInCode(descriptor: string): boolean {
    return this.#classes.has(outermost(descriptor));
  }

  /** The scene that a class belongs to. */
  of(descriptor: string): Scene {
    const outer = outermost(descriptor);
    let scene = this.#scenes.get(outer);
    if (scene === undefined) {
      scene = this.#make(outer);
      this.#scenes.set(outer, scene);
    }
    return scene;
  }

  #make(outer: string): Scene {
    const { program } = this.#app;
    const inner = program.typesUnder(`${outer.slice(0, -1)}$`).slice(0, MOST_CLASSES);
    const methods = [outer, ...inner].flatMap((name) => program.class(name)?.methods() ?? []).filter(({ hasCode }) => hasCode);
    const policies: Scene['policies'][number][] = [];
    const views: LayoutView[] = [];
    for (const method of methods) {
      policies.push(...(this.#texts.get(method.id) ?? []));
      for (const { id, at } of resourcesIn(this.#app, method)) {
        const kind = this.#layouts.kindOf(id);
        if (kind === 'layout') {
          const shown = this.#layouts.viewsOf(id);
          views.push(...shown);
          for (const text of shown.flatMap((view) => view.texts)) if (isPolicy(this.#words, text)) policies.push({ text, at });
        } else if (kind === 'string' || kind === 'array') {
          for (const text of this.#layouts.textsOf(id)) if (isPolicy(this.#words, text)) policies.push({ text, at });
        }
      }
    }
    return { class: outer, methods, policies: policies.slice(0, MOST_POLICIES), views };
  }
}

/** `La/B$C$1;` as `La/B;`. A name that begins with `$` is its own. */
export function outermost(descriptor: string): string {
  const from = descriptor.lastIndexOf('/') + 2;
  const at = descriptor.indexOf('$', from);
  return at < 0 ? descriptor : `${descriptor.slice(0, at)};`;
}

/** Policy texts in code, by method. */
function policyTexts(app: App, words: GateWords): ReadonlyMap<number, readonly { readonly text: string; readonly at: CallPlace }[]> {
  const found = new Map<number, { readonly text: string; readonly at: CallPlace }[]>();
  for (const { text, uses } of withUses(app, words)) {
    for (const site of uses()) {
      const at = { method: site.method.id, instruction: site.instruction };
      const known = found.get(at.method);
      if (known === undefined) found.set(at.method, [{ text, at }]);
      else known.push({ text, at });
    }
  }
  return found;
}

function* withUses(app: App, words: GateWords) {
  for (const found of app.program.textsContaining(words.policy.flatMap(spellings))) {
    const { text } = found;
    if (text.length <= LONGEST_TEXT && isPolicy(words, text)) yield { text, uses: () => found.uses() };
  }
}

/** A word as it may be written; letters without cases only one way. */
function spellings(word: string): readonly string[] {
  const capitals = word.replaceAll(/(^|\s)[a-z]/g, (letter) => letter.toUpperCase());
  const first = word.charAt(0).toUpperCase() + word.slice(1);
  return [...new Set([word, first, capitals, word.toUpperCase()])];
}

/** Numbers in a method that are ids of resources, with where they are loaded. */
function resourcesIn(app: App, method: Method): readonly { readonly id: number; readonly at: CallPlace }[] {
  const file = app.program.index.fileOf(method.id, 'definitionBase');
  const item = file.dex.codeItem(method.id - file.definitionBase);
  const { u16 } = file.dex.bytes;
  const found: { readonly id: number; readonly at: CallPlace }[] = [];
  for (let at = item?.from ?? 0; item !== undefined && at < item.to; at += unitsAt(u16, at)) {
    const word = u16[at]! & 0xff;
    const isHigh = word === 0x15;
    if (word !== CONST && !isHigh) continue;
    const id = isHigh ? u16[at + 1]! * 0x1_0000 : (u16[at + 1]! | (u16[at + 2]! << 16)) >>> 0;
    if (id >>> 24 >= 0x02 && id >>> 24 <= 0x7f) found.push({ id, at: { method: method.id, instruction: at - item.from } });
  }
  return found;
}
