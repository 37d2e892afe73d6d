import type { App } from '@touchstone/app-model';
import { type AxmlDocument, readAxml } from '@touchstone/formats/axml';

/** The XML files of an app's resources, each read once. */
export class XmlFiles {
  readonly #app: App;
  readonly #documents: Map<string, AxmlDocument | undefined>;

  constructor(app: App) {
    this.#app = app;
    this.#documents = new Map();
  }

  /** Undefined where there is no such file. */
  at(path: string): AxmlDocument | undefined {
    if (!this.#documents.has(path)) {
      const bytes = this.#app.fileAt(path)?.read().value;
      this.#documents.set(path, bytes === undefined ? undefined : readAxml(bytes).value);
    }
    return this.#documents.get(path);
  }
}
