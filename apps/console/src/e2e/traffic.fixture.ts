import type { Page, Request } from 'playwright-core';

/** What a page has under way. */
export interface Traffic {
  /** Milliseconds since the last request began or ended; 0 while one is under way. */
  quietForMs(): number;
}

const kept = new WeakMap<Page, Traffic>();
/** What is streamed never ends. */
const isStream = (request: Request): boolean => request.resourceType() === 'eventsource';

/** From the first call on: so call it before the page goes anywhere. */
export function trafficOf(page: Page): Traffic {
  const known = kept.get(page);
  if (known !== undefined) return known;
  const open = new Set<Request>();
  let lastMs = Date.now();
  const began = (request: Request) => {
    if (!isStream(request)) open.add(request);
    lastMs = Date.now();
  };
  const ended = (request: Request) => {
    open.delete(request);
    lastMs = Date.now();
  };
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  // a page that is left takes what it asked for with it
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) for (const request of open) if (request.isNavigationRequest()) open.delete(request);
  });
  const traffic: Traffic = { quietForMs: () => (open.size > 0 ? 0 : Date.now() - lastMs) };
  kept.set(page, traffic);
  return traffic;
}
