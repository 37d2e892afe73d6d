import type { App, Resources } from '@touchstone/app-model';
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
    const ids = new Map(layoutIds(resources).flatMap((id) => resources.values(id).map(({ text }) => [text ?? '', id] as const)));
    for (const file of files) {
      const name = /^res\/layout[^/]*\/([^/]+)\.xml$/.exec(file.path)?.[1];
      const id = ids.get(file.path) ?? (name === undefined ? undefined : resources.idOf('layout', name));
      if (name === undefined && id === undefined) continue;
      const layout = readLayout(file.read().value);
      for (const { view, kind } of layout.fields) if (this.#kinds.get(view) !== 'password') this.#kinds.set(view, kind);
      if (id !== undefined) this.#files.set(id, layout);
    }
  }
}

const APP = 0x7f;
const MOST_TYPES = 64;
/** Entries without a name behind which a type is taken to end. */
const GAP = 64;

/** Ids of all layouts: shrinking takes the names of their files away, but not those of their types. */
function layoutIds(resources: Resources): readonly number[] {
  const found: number[] = [];
  for (let type = 1; type <= MOST_TYPES; type++) {
    let missing = 0;
    for (let entry = 0; missing < GAP && entry <= 0xffff; entry++) {
      const id = (APP << 24) | (type << 16) | entry;
      const name = resources.nameOf(id);
      if (name === undefined) missing++;
      else if (name.startsWith('layout/')) found.push(id);
      else break;
    }
  }
  return found;
}
