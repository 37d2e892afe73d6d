/** Paths that are never a page of the console, found or not: a client of theirs must hear 404 and not get a page. */
const NOT_OURS = /^\/(api|public|assets|healthz|readyz|metrics|openapi\.json)(\/|$)/;
/** What a page loads; a name of a package may end like this, so who asks for HTML gets HTML. */
const LOADED = /\.(js|mjs|css|map|json|txt|xml|ico|svg|png|webp|woff2?|wasm)$/;

/** Whether a GET of this path that no route takes is answered with the console, whose own router knows its pages. */
export function isPagePath(path: string, accept: string | undefined): boolean {
  if (NOT_OURS.test(path)) return false;
  return !LOADED.test(path) || (accept ?? '').includes('text/html');
}
