import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A figure read when somebody asks: name, what it says, and its values by label. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  read(): Promise<readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]>;
}

/** Prometheus figures of one server. Labels are ids of routes and words of tables, never names or addresses. */
export class ServerMetrics {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'touchstone_http_seconds',
    help: 'Seconds from the first byte of a request to the last of its answer',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [this.registry],
  });
  readonly #refused = new Counter({
    name: 'touchstone_refused_total',
    help: 'Results, artifacts and requests refused, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  answered(route: string, status: number, seconds: number): void {
    this.#seconds.observe({ route, status: String(status) }, seconds);
  }

  refused(reason: string): void {
    this.#refused.inc({ reason });
  }

  /** Adds a figure. One that cannot be read is left out of that answer and counted, and the others are given. */
  add(figure: Figure): void {
    const refused = this.#refused;
    new Gauge({
      name: figure.name,
      help: figure.help,
      labelNames: [...(figure.labels ?? [])],
      registers: [this.registry],
      async collect() {
        this.reset();
        try {
          for (const { labels, value } of await figure.read()) this.set({ ...labels }, value);
        } catch {
          refused.inc({ reason: `metric:${figure.name}` });
        }
      },
    });
  }
}
