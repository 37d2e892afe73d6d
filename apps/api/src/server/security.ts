const SELF = "'self'";

/** What a page of ours may load: its own files and nothing else; no script and no style stands in the page itself. */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  scriptSrc: [SELF],
  styleSrc: [SELF],
  imgSrc: [SELF, 'data:', 'blob:'],
  fontSrc: [SELF],
  mediaSrc: [SELF, 'blob:'],
  workerSrc: [SELF],
  connectSrc: [SELF],
  manifestSrc: [SELF],
  formAction: [SELF],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
} as const;

/** In helmet's form: of every answer that says nothing else. */
export const CONTENT_SECURITY_POLICY = { useDefaults: false, directives: DIRECTIVES };

/** Of the console's page: antd writes style elements while it runs, and they carry this nonce. Scripts have none. */
export function pagePolicy(nonce: string): string {
  const directives = { ...DIRECTIVES, styleSrc: [SELF, `'nonce-${nonce}'`] };
  return Object.entries(directives)
    .map(([name, sources]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...sources].join(' '))
    .join('; ');
}

/** A page that others had a hand in: no scripts, no forms, no requests, and an origin of its own. */
export const FOREIGN_PAGE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
