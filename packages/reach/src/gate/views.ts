import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { leaves, type Value } from '../conditions/value.ts';
import type { GateWords } from './gate-words.ts';
import { isBoxText, type Label, labelOf, labelOfName } from './labels.ts';
import type { Layouts, LayoutView } from './layouts.ts';
import type { Scene } from './scenes.ts';

/** A view by what is known of it: resource ids, and keys of the fields and places in code that hold it. */
export interface ViewIdentity {
  readonly ids: ReadonlySet<number>;
  readonly keys: ReadonlySet<string>;
}

/** What the views of scenes say. */
export class Views {
  readonly #constants: ConstantValues;
  readonly #layouts: Layouts;
  readonly #words: GateWords;
  readonly #tickedIn: Map<string, readonly ViewIdentity[]>;
  readonly #texts: Map<string, readonly { readonly view: ViewIdentity; readonly texts: readonly string[] }[]>;

  constructor(constants: ConstantValues, layouts: Layouts, words: GateWords) {
    this.#constants = constants;
    this.#layouts = layouts;
    this.#words = words;
    this.#tickedIn = new Map();
    this.#texts = new Map();
  }

  identify(value: Value, frame: Frame): ViewIdentity {
    const ids = new Set<number>();
    const keys = new Set<string>();
    const add = (one: Value, owner: Frame) => {
      if (one.kind === 'call')
        for (const given of one.arguments.slice(one.how === 'static' ? 0 : 1)) for (const id of this.resources(given, owner)) ids.add(id);
      if (one.kind === 'field') keys.add(`${one.class}->${one.name}`);
      if (one.kind === 'new') keys.add(`new ${owner.method.id} ${one.at}`);
    };
    for (const leaf of leaves(value)) add(leaf, frame);
    for (const { value: source, frame: owner } of this.#constants.sources(value, frame) ?? []) add(source, owner);
    return { ids, keys };
  }

  /** Ids of resources that a value can be. */
  resources(value: Value, frame: Frame): readonly number[] {
    return (this.#constants.numbers(value, frame) ?? []).map((id) => id >>> 0).filter((id) => this.#layouts.kindOf(id) !== '');
  }

  /** Texts that a value stands for: constants, resources, and what objects that hold a text were made of. */
  textsOf(value: Value, frame: Frame): readonly string[] {
    const texts: string[] = [];
    for (const { value: source, frame: owner } of this.#constants.sources(value, frame) ?? []) {
      if (source.kind === 'text') texts.push(source.value);
      if (source.kind === 'number' && this.#layouts.kindOf(source.value >>> 0) === 'string')
        texts.push(...this.#layouts.textsOf(source.value >>> 0));
      const inner =
        source.kind === 'new' ? this.#constants.constructed(source, owner.values) : source.kind === 'call' ? source.arguments : [];
      for (const given of inner) if (given !== value && owner.depth < 4) texts.push(...this.#plainTexts(given, owner));
    }
    return [...new Set(texts)];
  }

  /** All texts that a view of the scene shows. */
  shown(scene: Scene, view: ViewIdentity): readonly string[] {
    const inLayouts = scene.views.filter(({ id }) => view.ids.has(id)).flatMap(({ texts }) => texts);
    const inCode = this.#textsSet(scene)
      .filter((set) => isSame(set.view, view))
      .flatMap(({ texts }) => texts);
    return [...inLayouts, ...inCode];
  }

  label(scene: Scene, view: ViewIdentity): Label {
    const labels = this.shown(scene, view).map((text) => labelOf(this.#words, text));
    const doubt = labels.includes('refuse') ? undefined : this.#doubt(scene, view);
    if (doubt !== undefined) return doubt;
    for (const label of ['refuse', 'agree', 'leave', 'acknowledge'] as const) if (labels.includes(label)) return label;
    if (labels.length > 0) return 'other';
    const names = [...view.ids].map((id) => labelOfName(this.#words, this.#layouts.nameOf(id)));
    return names.find((label) => label !== 'other') ?? 'other';
  }

  /** Whether code gives the view a text that says something else than yes, whatever else it says before or after. */
  isRenamed(scene: Scene, view: ViewIdentity): boolean {
    return this.#doubt(scene, view) !== undefined;
  }

  /** What a text says, in all its languages, that is less than yes. */
  #doubt(scene: Scene, view: ViewIdentity): Label | undefined {
    const sets = this.#textsSet(scene).filter((set) => isSame(set.view, view));
    const said = sets.map(({ texts }) => texts.map((text) => labelOf(this.#words, text)));
    return LESS_THAN_YES.find((label) => said.some((one) => one.includes(label) && !one.includes('agree')));
  }

  /** Whether the view is a box that stands for agreement, and nobody has ticked it beforehand. */
  isConsentBox(scene: Scene, view: ViewIdentity): boolean {
    const inLayouts = scene.views.filter(({ id }) => view.ids.has(id));
    if (inLayouts.some(({ isTicked }) => isTicked) || this.#ticked(scene).some((one) => isSame(one, view))) return false;
    const names = [...view.ids].map((id) => this.#layouts.nameOf(id));
    return (
      this.shown(scene, view).some((text) => isBoxText(this.#words, text)) ||
      (scene.policies.length > 0 && names.some((name) => labelOfName(this.#words, name) === 'agree'))
    );
  }

  isBox(scene: Scene, view: ViewIdentity): boolean {
    return scene.views.some((one) => view.ids.has(one.id) && isBoxElement(one));
  }

  #plainTexts(value: Value, frame: Frame): readonly string[] {
    const numbers = this.#constants.numbers(value, frame) ?? [];
    const resources = numbers.filter((id) => this.#layouts.kindOf(id >>> 0) === 'string').flatMap((id) => this.#layouts.textsOf(id >>> 0));
    return [...(this.#constants.texts(value, frame) ?? []), ...resources];
  }

  /** Boxes that code ticks. */
  #ticked(scene: Scene): readonly ViewIdentity[] {
    let known = this.#tickedIn.get(scene.class);
    if (known === undefined) {
      known = scene.methods.flatMap((method) => this.#tickedBy(method.id));
      this.#tickedIn.set(scene.class, known);
    }
    return known;
  }

  #tickedBy(id: number): readonly ViewIdentity[] {
    const frame = this.#constants.frames.of(id);
    const found: ViewIdentity[] = [];
    for (let i = 0; frame !== undefined && i < frame.values.body.count; i++) {
      const call = frame.values.body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
      if (call?.kind !== 'call' || call.how === 'static' || !TICKS.has(call.target.name) || call.arguments.length !== 2) continue;
      if (this.#constants.numbers(call.arguments[1]!, frame)?.every((value) => value === 1) === true)
        found.push(this.identify(call.arguments[0]!, frame));
    }
    return found;
  }

  #textsSet(scene: Scene): readonly { readonly view: ViewIdentity; readonly texts: readonly string[] }[] {
    let known = this.#texts.get(scene.class);
    if (known === undefined) {
      known = scene.methods.flatMap((method) => this.#textsSetIn(method.id));
      this.#texts.set(scene.class, known);
    }
    return known;
  }

  #textsSetIn(id: number): readonly { readonly view: ViewIdentity; readonly texts: readonly string[] }[] {
    const frame = this.#constants.frames.of(id);
    const found: { readonly view: ViewIdentity; readonly texts: readonly string[] }[] = [];
    for (let i = 0; frame !== undefined && i < frame.values.body.count; i++) {
      const call = frame.values.body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
      if (call?.kind !== 'call' || call.how === 'static' || !this.#words.texts.has(call.target.name)) continue;
      const texts = call.arguments.slice(1).flatMap((given) => this.textsOf(given, frame));
      if (texts.length > 0) found.push({ view: this.identify(call.arguments[0]!, frame), texts });
    }
    return found;
  }
}

const LESS_THAN_YES: readonly Label[] = ['leave', 'other', 'acknowledge'];
const TICKS: ReadonlySet<string> = new Set(['setChecked', 'setSelected']);

const isBoxElement = ({ element }: LayoutView) => /CheckBox|RadioButton|Switch|CheckedTextView|ToggleButton/.test(element);

/** Whether two descriptions can mean the same view. */
export function isSame(a: ViewIdentity, b: ViewIdentity): boolean {
  return [...a.ids].some((id) => b.ids.has(id)) || [...a.keys].some((key) => b.keys.has(key));
}
