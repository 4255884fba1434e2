import type { Page } from 'playwright-core';

/** Holds back the answers to what is read from an address until they are let come. */
export async function held(page: Page, address: string): Promise<() => void> {
  let letCome = () => {};
  const released = new Promise<void>((settle) => {
    letCome = settle;
  });
  await page.route(address, async (route) => {
    if (route.request().method() === 'GET') await released;
    await route.continue();
  });
  return letCome;
}
