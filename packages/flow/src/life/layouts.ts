import type { App } from '@touchstone/app-model';
import { type Layout, readLayout } from './layout-reader.ts';

/** What layouts say of the views that code asks for by id. */
export class Layouts {
  readonly #app: App;
  readonly #kinds = new Map<number, string>();
  readonly #files = new Map<number, Layout>();
  #isRead: boolean;

  constructor(app: App) {
    this.#app = app;
    this.#isRead = false;
  }

  /** `password` for a text field that hides what is typed, `text` for another. @param id of the view */
  kindOf(id: number | string | undefined): string | undefined {
    this.#readAll();
    return typeof id === 'number' ? this.#kinds.get(id) : undefined;
  }

  hasKind(kind: string): boolean {
    this.#readAll();
    return [...this.#kinds.values()].includes(kind);
  }

  /** The layout of a resource id; undefined when there is none. */
  layout(id: number): Layout | undefined {
    this.#readAll();
    return this.#files.get(id);
  }

  all(): Iterable<Layout> {
    this.#readAll();
    return this.#files.values();
  }

  #readAll(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const { resources, files } = this.#app;
    for (const file of files) {
      const name = /^res\/layout[^/]*\/([^/]+)\.xml$/.exec(file.path)?.[1];
      if (name === undefined) continue;
      const id = resources.idOf('layout', name);
      const layout = readLayout(file.read().value);
      for (const { view, kind } of layout.fields) if (this.#kinds.get(view) !== 'password') this.#kinds.set(view, kind);
      if (id !== undefined) this.#files.set(id, layout);
    }
  }
}
