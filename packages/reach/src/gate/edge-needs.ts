import type { App } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import { AGREED, FREE, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import type { Entry } from '../entry.ts';
import type { CallPlace } from './calls-named.ts';
import type { GateEdges } from './gate-edges.ts';
import type { GateWords } from './gate-words.ts';
import { isConsentName, labelOf } from './labels.ts';
import { outermost, type Scenes } from './scenes.ts';
import type { Views } from './views.ts';

/** What edges and entries need for reasons of their own: a view of a layout that agrees, a page that asks, a window in front. */
export class EdgeNeeds {
  /** Views of layouts that agree, where they are inflated: the first that was found. */
  readonly questions: { readonly at: CallPlace; readonly texts: readonly string[] }[];
  readonly #app: App;
  readonly #words: GateWords;
  readonly #scenes: Scenes;
  readonly #views: Views;
  readonly #edges: GateEdges;
  readonly #modal: ReadonlySet<string>;

  /** @param modal screens over which a question stands that cannot be got rid of, by their outermost class */
  constructor(app: App, words: GateWords, scenes: Scenes, views: Views, edges: GateEdges, modal: ReadonlySet<string>) {
    this.questions = [];
    this.#app = app;
    this.#words = words;
    this.#scenes = scenes;
    this.#views = views;
    this.#edges = edges;
    this.#modal = modal;
  }

  ofRoot({ method, because }: Entry): Outcome {
    if (because.how === 'web-bridge' && isConsentName(this.#words, method.name)) return UNCLEAR;
    return because.how === 'layout-on-click' && this.#isAgreeingView(method) ? AGREED : FREE;
  }

  of(edge: Edge): Outcome {
    if (edge.how === 'call' || edge.how === 'dispatch') return FREE;
    const { program } = this.#app;
    const to = program.method(edge.to);
    if (edge.how === 'inflation' && this.#isAgreeingView(to)) {
      const at = { method: edge.from, instruction: edge.instruction };
      if (this.questions.length === 0) this.questions.push({ at, texts: this.#scenes.of(to.class).policies.map(({ text }) => text) });
      return AGREED;
    }
    if (this.#isAskedByPage(to)) return UNCLEAR;
    const isTap = edge.trigger === 'user-action' && (edge.how === 'inflation' || LISTENER.test(edge.because));
    const isBehindWindow = isTap && this.#modal.has(outermost(program.method(edge.from).class)) && !this.#edges.isAnswer(edge);
    return isBehindWindow ? UNCLEAR : FREE;
  }

  /** Whether all views of the scene's layouts that name the method say yes. */
  #isAgreeingView(method: Method): boolean {
    const scene = this.#scenes.of(method.class);
    const views = scene.views.filter(({ onClick }) => onClick === method.name);
    if (scene.policies.length === 0 || views.length === 0) return false;
    return views.every(({ id, texts }) => {
      const view = { ids: new Set(id === 0 ? [] : [id]), keys: new Set<string>() };
      if (texts.length > 0) return texts.every((text) => labelOf(this.#words, text) === 'agree') && !this.#views.isRenamed(scene, view);
      return this.#views.label(scene, view) === 'agree';
    });
  }

  #isAskedByPage(method: Method): boolean {
    if (!isConsentName(this.#words, method.name)) return false;
    return (
      this.#app.program
        .class(method.class)
        ?.annotations()
        .some(({ type, member }) => type === BRIDGE && member === method.name) === true
    );
  }
}

/** Calls that give a view its listener; what is tapped elsewhere, as links and questions of the system, stands in front. */
const LISTENER = /\.(?:set|add)[A-Z]\w*(?:Listener|Watcher)$/;
const BRIDGE = 'Landroid/webkit/JavascriptInterface;';
