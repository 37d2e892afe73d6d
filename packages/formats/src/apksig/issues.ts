import type { Scheme, SignatureIssue } from './report.ts';

const MAX_KEPT = 200;

/** Collects the findings of one scheme, each code once: a hostile package could repeat one a million times. */
export class Issues {
  readonly scheme: Scheme | 'apk';
  readonly #errors = new Set<string>();
  readonly #warnings = new Set<string>();

  constructor(scheme: Scheme | 'apk') {
    this.scheme = scheme;
  }

  error(what: string): void {
    if (this.#errors.size < MAX_KEPT) this.#errors.add(what);
  }

  warn(what: string): void {
    if (this.#warnings.size < MAX_KEPT) this.#warnings.add(what);
  }

  get hasErrors(): boolean {
    return this.#errors.size > 0;
  }

  get hasWarnings(): boolean {
    return this.#warnings.size > 0;
  }

  get errors(): readonly SignatureIssue[] {
    return [...this.#errors].map((what) => this.#issue(what));
  }

  get warnings(): readonly SignatureIssue[] {
    return [...this.#warnings].map((what) => this.#issue(what));
  }

  #issue(what: string): SignatureIssue {
    return { scheme: this.scheme, code: `${this.scheme}/${what}` };
  }
}
