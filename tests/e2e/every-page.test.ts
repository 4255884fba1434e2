import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlace } from '../../dashboard/location.ts';
import { isPageAddress } from '../../worker/domain/page-address.ts';
import { toEverybody } from './every-page.ts';
import { toStaff } from './every-staff-page.ts';
import { addressOf, everyState, listed, withoutFault } from './without-fault.ts';

let all: Awaited<ReturnType<typeof everyState>>;

beforeAll(async () => {
  all = await everyState();
});
afterAll(() => all?.stage.close());

test.each(listed(toEverybody))('everybody sees %s', (_, __, shown) =>
  withoutFault(all.anybody, shown, all.at),
);

test('every page that is listed is the page that its address leads to', () => {
  const led = [...listed(toEverybody), ...listed(toStaff)].map(([, page, shown]) => {
    const address = addressOf(shown, all.at);
    const { pathname } = new URL(address, all.stage.url);
    return [page, readPlace(address).page, page === 'missing' || isPageAddress(pathname)];
  });
  expect(led).toEqual(led.map(([page]) => [page, page, true]));
});
