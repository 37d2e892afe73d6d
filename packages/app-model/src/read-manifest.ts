import { type AxmlDocument, type AxmlElement, isOutOfOrder, plainAttribute, plainText } from '@touchstone/formats/axml';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { childrenOf, type Located } from './element-paths.ts';
import type { Application, Manifest, UsesPermission } from './manifest.ts';
import { integerOf, ManifestAttributes } from './manifest-attributes.ts';
import { DEVELOPMENT_LEVEL, levelOfCodename } from './platform-version.ts';
import { protectionLevelText } from './protection-level.ts';
import { absoluteProcess, isComponent, nameOrNone, readComponent, readMetaData } from './read-component.ts';
import type { Resources } from './resources.ts';

/**
 * The manifest with Android's defaults filled in. Permissions that Android would add by itself are not.
 *
 * Where a tag may stand only once, what Android takes counts: the first `application`, the last `uses-sdk`.
 *
 * @returns undefined when no element is named `manifest`
 * @source AOSP com.android.internal.pm.pkg.parsing.ParsingPackageUtils
 */
export function readManifest(document: AxmlDocument, resources: Resources): Parsed<Manifest | undefined> {
  const problems = new Problems();
  const root = manifestOf(document, problems);
  if (root === undefined) return { value: undefined, problems: problems.list };
  if (document.elements.length > 0 && !document.hasResourceIds) problems.add('manifest/no-resource-ids', 0);
  for (const element of document.elements) if (isOutOfOrder(element)) problems.add('manifest/attribute-out-of-order', element.at);

  const reader = new ManifestReader(root, new ManifestAttributes(document, resources), problems);
  return { value: reader.read(), problems: problems.list };
}

/** The first element, when it is a manifest: Android refuses others. Else the first that is. */
function manifestOf(document: AxmlDocument, problems: Problems): AxmlElement | undefined {
  if (document.root?.name === 'manifest') return document.root;
  problems.add('manifest/root-is-not-manifest', document.root?.at ?? 0);
  return document.elements.find(({ name }) => name === 'manifest');
}

const NEVER_FOR_LOCATION = 0x1_0000;

class ManifestReader {
  readonly #root: AxmlElement;
  readonly #children: readonly Located[];
  readonly #attributes: ManifestAttributes;
  readonly #problems: Problems;
  readonly #package: string;

  constructor(root: AxmlElement, attributes: ManifestAttributes, problems: Problems) {
    this.#root = root;
    this.#children = childrenOf({ element: root, path: 'manifest' });
    this.#attributes = attributes;
    this.#problems = problems;
    this.#package = plainText(plainAttribute(root, 'package')) ?? '';
    if (this.#package === '') problems.add('manifest/no-package', root.at);
  }

  read(): Manifest {
    const sdk = this.#sdk();
    const application = this.#applicationTag();
    return {
      package: this.#package,
      versionCode: this.#versionCode(),
      versionName: this.#attributes.shortText(this.#root, 'versionName'),
      minSdk: sdk.min,
      targetSdk: sdk.target,
      split: plainText(plainAttribute(this.#root, 'split')),
      sharedUserId: this.#attributes.text(this.#root, 'sharedUserId'),
      targetSandboxVersion: this.#attributes.integer(this.#root, 'targetSandboxVersion') ?? 1,
      permissions: this.#permissions(),
      definedPermissions: this.#definedPermissions(),
      usesFeatures: this.#names(this.#named('uses-feature')),
      queries: this.#queries(),
      instrumentations: this.#instrumentations(),
      application: this.#application(application),
      components: this.#components(application, sdk.target),
    };
  }

  /** The major number fills the upper 32 bits. */
  #versionCode(): number {
    const major = this.#attributes.integer(this.#root, 'versionCodeMajor') ?? 0;
    const minor = this.#attributes.integer(this.#root, 'versionCode') ?? 0;
    return major * 2 ** 32 + (minor >>> 0);
  }

  /** No target means the minimum; a target with a codename raises a minimum without one. */
  #sdk(): { readonly min: number; readonly target: number } {
    const tags = this.#named('uses-sdk');
    const last = tags.at(-1)?.element;
    if (last === undefined) return { min: 1, target: 1 };
    if (tags.length > 1) this.#problems.add('manifest/second-uses-sdk', last.at);
    const min = this.#attributes.text(last, 'minSdkVersion');
    const target = this.#attributes.text(last, 'targetSdkVersion');
    const minIsNumber = min === undefined || integerOf(min) !== undefined;
    const targetIsCodename = target !== undefined && integerOf(target) === undefined;
    const minLevel = this.#level(minIsNumber && targetIsCodename ? target : (min ?? '1'), last);
    return { min: minLevel, target: target === undefined ? minLevel : this.#level(target, last) };
  }

  #level(text: string, element: AxmlElement): number {
    const number = integerOf(text);
    if (number !== undefined) return number;
    this.#problems.add('manifest/sdk-codename', element.at);
    return levelOfCodename(text) ?? DEVELOPMENT_LEVEL;
  }

  #permissions(): readonly UsesPermission[] {
    return this.#children.flatMap(({ element, path }): UsesPermission[] => {
      const name = PERMISSION_TAGS.has(element.name) ? this.#attributes.text(element, 'name') : undefined;
      if (name === undefined || name === '') return [];
      return [
        {
          name,
          maxSdk: this.#attributes.integer(element, 'maxSdkVersion'),
          onlyFromSdk23: element.name !== 'uses-permission',
          neverForLocation: ((this.#attributes.integer(element, 'usesPermissionFlags') ?? 0) & NEVER_FOR_LOCATION) !== 0,
          element: path,
        },
      ];
    });
  }

  #definedPermissions(): Manifest['definedPermissions'] {
    return this.#named('permission').map(({ element, path }) => ({
      name: this.#attributes.text(element, 'name') ?? '',
      protectionLevel: protectionLevelText(this.#attributes.integer(element, 'protectionLevel') ?? 0),
      element: path,
    }));
  }

  #queries(): Manifest['queries'] {
    const asked = this.#named('queries').flatMap(childrenOf);
    const actions = asked.filter(({ element }) => element.name === 'intent').flatMap(childrenOf);
    return {
      packages: this.#names(asked.filter(({ element }) => element.name === 'package')),
      actions: this.#names(actions.filter(({ element }) => element.name === 'action')),
    };
  }

  #instrumentations(): Manifest['instrumentations'] {
    return this.#named('instrumentation').map(({ element }) => ({
      name: nameOrNone(this.#attributes.text(element, 'name'), this.#package) ?? '',
      target: this.#attributes.text(element, 'targetPackage') ?? '',
    }));
  }

  #applicationTag(): Located | undefined {
    const [first, second] = this.#named('application');
    if (second !== undefined) this.#problems.add('manifest/second-application', second.element.at);
    if (first === undefined) this.#problems.add('manifest/no-application', this.#root.at);
    return first;
  }

  #application(located: Located | undefined): Application {
    if (located === undefined) return NO_APPLICATION;
    const { element } = located;
    const attributes = this.#attributes;
    return {
      name: nameOrNone(attributes.text(element, 'name'), this.#package),
      label: this.#label(element),
      icon: attributes.text(element, 'icon'),
      debuggable: attributes.boolean(element, 'debuggable') ?? NO_APPLICATION.debuggable,
      allowBackup: attributes.boolean(element, 'allowBackup') ?? NO_APPLICATION.allowBackup,
      usesCleartextTraffic: attributes.boolean(element, 'usesCleartextTraffic'),
      networkSecurityConfig: attributes.text(element, 'networkSecurityConfig'),
      appComponentFactory: nameOrNone(attributes.text(element, 'appComponentFactory'), this.#package),
      requestLegacyExternalStorage:
        attributes.boolean(element, 'requestLegacyExternalStorage') ?? NO_APPLICATION.requestLegacyExternalStorage,
      extractNativeLibs: attributes.boolean(element, 'extractNativeLibs'),
      testOnly: attributes.boolean(element, 'testOnly') ?? NO_APPLICATION.testOnly,
      process: absoluteProcess(attributes.text(element, 'process'), this.#package),
      metaData: readMetaData(located, attributes),
    };
  }

  /** A label that the app's own table does not hold is said to be missing: reports would show none without a reason. */
  #label(element: AxmlElement): Application['label'] {
    const label = this.#attributes.label(element, 'label');
    const id = this.#attributes.reference(element, 'label');
    if (id !== undefined && id !== 0 && label.default === undefined && label.zh === undefined)
      this.#problems.add(id >>> 24 === FRAMEWORK ? 'manifest/framework-label' : 'manifest/label-not-found', element.at);
    return label;
  }

  #components(application: Located | undefined, targetSdk: number): Manifest['components'] {
    if (application === undefined) return [];
    const permission = this.#attributes.text(application.element, 'permission') || undefined;
    const context = { attributes: this.#attributes, package: this.#package, targetSdk, permission };
    return childrenOf(application)
      .filter(isComponent)
      .map((located) => readComponent(located, context));
  }

  #named(tag: string): readonly Located[] {
    return this.#children.filter(({ element }) => element.name === tag);
  }

  #names(located: readonly Located[]): readonly string[] {
    return located.map(({ element }) => this.#attributes.text(element, 'name') ?? '').filter((name) => name !== '');
  }
}

/** Package of Android's own resources, which are not in the app: `@android:string/ok`. */
const FRAMEWORK = 1;

const PERMISSION_TAGS: ReadonlySet<string> = new Set(['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m']);

/** Defaults, and what a manifest without the tag amounts to. `requestLegacyExternalStorage` counts only as written. */
const NO_APPLICATION: Application = {
  name: undefined,
  label: { zh: undefined, default: undefined },
  icon: undefined,
  debuggable: false,
  allowBackup: true,
  usesCleartextTraffic: undefined,
  networkSecurityConfig: undefined,
  appComponentFactory: undefined,
  requestLegacyExternalStorage: false,
  extractNativeLibs: undefined,
  testOnly: false,
  process: undefined,
  metaData: [],
};
