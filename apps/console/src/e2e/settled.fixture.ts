import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { trafficOf } from './traffic.fixture.ts';

/** So long must nothing be asked for. */
const QUIET_MS = 100;
const PATIENCE_MS = 15_000;
const EVERY_MS = 20;
const IS_DRAWN = `document.querySelector('main') !== null && document.querySelector('.skeleton, [aria-busy=true]') === null`;

/** Goes there, and waits until nothing of the page is still on its way. */
export async function open(page: Page, address: string): Promise<void> {
  trafficOf(page);
  await page.goto(address);
  await settled(page);
}

/** From a page of the console to another, as a link of it leads: what was loaded stays loaded. @param path `/apps?…` */
export async function walk(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `document.querySelector('main > *')?.setAttribute('data-left', ''); history.pushState(null, '', ${JSON.stringify(path)})`,
  );
  const isLeft = () => page.evaluate(`document.querySelector('[data-left]') === null`);
  if (!(await becomes(isLeft))) throw new Error(`${page.url()} is never left`);
  await settled(page);
}

/** Nothing is left to be done by the page: what it was told has been taken up, and drawn. */
const AT_REST = `new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 2000 })), { timeout: 2000 }))`;

/**
 * A busy machine may take longer to begin with a page than it is quiet in between: what is drawn and quiet must be so once more
 * after the page had nothing left to do.
 * @throws Error when the page is still not drawn after {@link PATIENCE_MS}
 */
export async function settled(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  const looksSettled = async () => traffic.quietForMs() >= QUIET_MS && (await page.evaluate(IS_DRAWN).catch(() => false)) === true;
  const isSettled = async () => {
    if (!(await looksSettled())) return false;
    await page.evaluate(AT_REST).catch(() => {});
    return looksSettled();
  };
  if (!(await becomes(isSettled))) throw new Error(`${page.url()} is never drawn`);
}

/** Whether something comes true before patience ends. Of tests and of who takes pictures without one. */
async function becomes(isSo: () => Promise<unknown>): Promise<boolean> {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS; ) {
    if ((await isSo()) === true) return true;
    await setTimeout(EVERY_MS);
  }
  return false;
}

/** Ticks it. A long list draws its ticks a moment after the click. */
export async function tick(box: Locator): Promise<void> {
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
}
