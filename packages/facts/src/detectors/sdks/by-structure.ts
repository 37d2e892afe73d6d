import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { Site } from '@touchstone/program';
import type { Knowledge, SdkStructure, StructureMark } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import type { Catalogue } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';
import { canBeCodeOf, isCandidate } from './whose-text.ts';

/** Classes that hold the first text of a shape and are compared with it. */
const MOST_CLASSES = 16;
const NATIVE = 0x100;

/**
 * Marks that shrinking keeps: `least` different ones of an SDK are evidence, also when all its classes have new names.
 * The format is described in data/structures/README.md.
 */
export function evidenceByStructure(app: App, catalogue: Catalogue, { structures }: Knowledge): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const uses = app.program.usesOfTexts(structures.flatMap(({ marks }) => marks.flatMap(textsOf)));
  return structures.flatMap((structure) => {
    if (isVendorsApp(catalogue.sdks.get(structure.sdk), own)) return [];
    const found = marksOf(app, structure, uses);
    const isEnough = found.length >= structure.least;
    return found.map(({ detail, at, weight }) => ({
      sdk: structure.sdk,
      kind: 'structure' as const,
      detail,
      at,
      weight: isEnough ? weight : WEIGHT.supporting,
    }));
  });
}

interface Mark {
  readonly detail: string;
  readonly at: Place;
}

const WEIGHTS: Readonly<Record<StructureMark['type'], number>> = {
  text: WEIGHT.textInRenamedCode,
  resource: WEIGHT.textInRenamedCode,
  authority: WEIGHT.structure,
  component: WEIGHT.structure,
  shape: WEIGHT.structure,
};

/** Where code loads each text of all marks. */
type Uses = ReadonlyMap<string, readonly Site[]>;

const textsOf = (mark: StructureMark): readonly string[] => (mark.type === 'text' ? [mark.value] : mark.type === 'shape' ? mark.texts : []);

function marksOf(app: App, { sdk, marks }: SdkStructure, uses: Uses): readonly (Mark & { readonly weight: number })[] {
  return marks.flatMap((mark) => {
    const found = find(app, sdk, mark, uses);
    return found === undefined ? [] : { ...found, weight: WEIGHTS[mark.type] };
  });
}

function find(app: App, sdk: string, mark: StructureMark, uses: Uses): Mark | undefined {
  switch (mark.type) {
    case 'text':
      return textMark(app, sdk, mark.value, uses.get(mark.value) ?? []);
    case 'component':
      return componentMark(app, mark.value);
    case 'authority':
      return authorityMark(app, mark.value);
    case 'resource':
      return resourceMark(app, mark.value);
    case 'shape':
      return shapeMark(app, sdk, mark, uses);
  }
}

function textMark(app: App, sdk: string, text: string, uses: readonly Site[]): Mark | undefined {
  const [first] = uses;
  return first !== undefined && canBeCodeOf(app, sdk, uses) ? { detail: text, at: first.place() } : undefined;
}

/** The app writes this class in its own package, because the SDK calls it by that name. */
function componentMark({ manifest }: App, suffix: string): Mark | undefined {
  const one = manifest?.components.find(({ name }) => name === `${manifest.package}${suffix}`);
  return one === undefined ? undefined : { detail: suffix, at: inManifest(one.element) };
}

function authorityMark({ manifest }: App, suffix: string): Mark | undefined {
  const one = manifest?.components.find(({ authorities }) => authorities.includes(`${manifest.package}${suffix}`));
  return one === undefined ? undefined : { detail: suffix, at: inManifest(one.element) };
}

function resourceMark({ resources }: App, name: string): Mark | undefined {
  const slash = name.indexOf('/');
  const id = resources.idOf(name.slice(0, slash), name.slice(slash + 1));
  return id === undefined ? undefined : { detail: name, at: { file: 'resources.arsc' } };
}

/** One class that holds all the texts, calls, natives and parents of a shape. */
function shapeMark(app: App, sdk: string, shape: Extract<StructureMark, { type: 'shape' }>, uses: Uses): Mark | undefined {
  const [first, ...others] = shape.texts.map((text) => uses.get(text) ?? []);
  const holders = new Set((first ?? []).map(({ method }) => method.class));
  for (const descriptor of [...holders].slice(0, MOST_CLASSES)) {
    const holds = (uses: readonly Site[]) => uses.some(({ method }) => method.class === descriptor);
    if (isCandidate(app, sdk, descriptor) && others.every(holds) && hasShape(app, descriptor, shape)) {
      return { detail: shape.texts.join(' + '), at: { file: app.program.class(descriptor)?.file ?? '', class: descriptor } };
    }
  }
  return undefined;
}

function hasShape({ program }: App, descriptor: string, shape: Extract<StructureMark, { type: 'shape' }>): boolean {
  const found = program.class(descriptor);
  if (found === undefined || (shape.extends !== undefined && !program.isSubtype(descriptor, shape.extends))) return false;
  const methods = found.methods();
  const isNative = (name: string) => methods.some((method) => method.name === name && (method.accessFlags & NATIVE) !== 0);
  const isCalled = (api: string) => {
    const [owner = '', name = ''] = api.split('->');
    return program.callsTo({ class: owner, name }).some(({ method }) => method.class === descriptor);
  };
  return shape.implements.every((type) => found.interfaces.includes(type)) && shape.natives.every(isNative) && shape.calls.every(isCalled);
}
