import type { Page } from 'playwright-core';

/** Goes there, and waits until nothing of the page is still on its way. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {}); // what is streamed never ends
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy=true]') === null);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
