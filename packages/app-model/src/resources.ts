/** A value of the resource table with the configuration that it is for. */
export interface ResourceValue {
  /** Text for strings, file path for files, number or colour otherwise, undefined when it cannot be resolved. */
  readonly text: string | undefined;
  /** Qualifier as in a res folder: `zh-rCN`, `night`, `` for the default. */
  readonly configuration: string;
}

/** The resource table of base and splits together, references followed. */
export interface Resources {
  /** Names that the tables give their packages, each once: usually the app's own. */
  packageNames(): readonly string[];
  /** All values of a resource id, default first; empty when there is none. */
  values(id: number): readonly ResourceValue[];
  /** Best value for a language (`zh`, `en`): that language, else the default, else the first. */
  text(id: number, language: string): string | undefined;
  /** Name `string/app_name` of an id. */
  nameOf(id: number): string | undefined;
  /** Ids of type and name: `idOf('string', 'app_name')`. */
  idOf(type: string, name: string): number | undefined;
  /** All string values of all configurations, each text once, for searching. */
  texts(): Iterable<ResourceText>;
}

/** A text of the resources. */
export interface ResourceText {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly configuration: string;
}
