import { toolCommand, toolEnvironment } from '@touchstone/test-kit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { trafficOf } from './traffic.fixture.ts';

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--force-color-profile=srgb', '--font-render-hinting=none'],
];

export interface Look {
  /** CSS pixels; 1440 when absent. */
  readonly width?: number;
  readonly language?: 'zh' | 'en';
}

/** A page that somebody sits at, and what went wrong on it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console of the browser complained of: refusals of the policy, errors that nobody caught. */
  readonly complaints: string[];
  /** Addresses that were asked for on other hosts than ours. */
  readonly elsewhere: string[];
}

/** Debian's Chromium as a test starts it; use under `withTool(describe, 'chromium')`. */
export function openBrowser(): Promise<Browser> {
  const [program = '', ...args] = toolCommand('chromium') ?? [];
  return chromium.launch({ executablePath: program, args: [...args, ...FLAGS], env: toolEnvironment() as Record<string, string> });
}

/** Somebody’s own window: own cookies, own storage. @param cookie `name=value` of a session; absent for who has none */
export async function seat(browser: Browser, url: string, cookie: string | undefined, look: Look = {}): Promise<Seat> {
  const { width = 1440, language = 'zh' } = look;
  const context = await browser.newContext({
    viewport: { width, height: width < 800 ? 844 : 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const [name = '', value = ''] = cookie?.split('=', 2) ?? [];
  if (cookie !== undefined) await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
  // as if it had been chosen here before
  if (language !== 'zh') await context.addInitScript(`localStorage.setItem('touchstone.language', '${language}')`);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  trafficOf(page);
  const [complaints, elsewhere]: string[][] = [[], []];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isAnswer(message.text())) complaints!.push(message.text());
  });
  page.on('pageerror', (error) => complaints!.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints!.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(data|blob):/.test(to)) elsewhere!.push(to);
  });
  return { page, context, complaints: complaints!, elsewhere: elsewhere! };
}

/** Chromium notes each answer of 4xx: those are the page’s business. */
const isAnswer = (text: string): boolean => text.startsWith('Failed to load resource');
