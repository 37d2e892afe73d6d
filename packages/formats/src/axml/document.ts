import type { Value } from '../chunks/index.ts';

/** An XML file of an app, as Android's parser walks it. */
export interface AxmlDocument {
  /** The first element; all that Android looks at. */
  readonly root: AxmlElement | undefined;
  /** Every element in document order, for scanning without recursion: nesting may be millions deep. */
  readonly elements: readonly AxmlElement[];
  /** Whether attributes are known by resource id. When not, names have to do. */
  readonly hasResourceIds: boolean;
}

export interface AxmlElement {
  readonly name: string;
  /** Address of the namespace, undefined when there is none. */
  readonly namespace: string | undefined;
  /** In the order of the file; decoded when first asked for. */
  readonly attributes: readonly AxmlAttribute[];
  readonly children: readonly AxmlElement[];
  /** Character data directly inside, joined. */
  readonly text: string;
  /** 0 for a root. */
  readonly depth: number;
  /** Line in the source as the file states it. */
  readonly line: number;
  /** Bytes from the start of the file. */
  readonly at: number;
}

export interface AxmlAttribute {
  /** Resource id of the attribute, 0 when the resource map has none. */
  readonly id: number;
  /** As in the file; of a framework attribute whose name was stripped, the public name. */
  readonly name: string;
  /** Address of the namespace, undefined when there is none. */
  readonly namespace: string | undefined;
  /** Text as it stood in the source; often left out. */
  readonly raw: string | undefined;
  readonly value: Value;
  /** The typed value as text, references as `@` and number; see `textOfValue`. */
  readonly text: string | undefined;
}

export const ANDROID_NAMESPACE = 'http://schemas.android.com/apk/res/android';
