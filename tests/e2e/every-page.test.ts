import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlace } from '../../dashboard/location.ts';
import { isPageAddress } from '../../worker/domain/page-address.ts';
import { toEverybody } from './every-page.ts';
import { toStaff } from './every-staff-page.ts';
import { openPublicStage } from './hostile-stage.ts';
import { addressOf, listed, type Visitor, visitorOf, withoutFault } from './without-fault.ts';

let all: Awaited<ReturnType<typeof openPublicStage>>;
let anybody: Visitor;

beforeAll(async () => {
  all = await openPublicStage();
  anybody = await visitorOf(all.at.stage, await all.at.stage.visit(''), true);
});
afterAll(() => all?.at.stage.close());

test.each(listed(toEverybody))('%s has no faults for anybody', (_, __, shown) =>
  withoutFault(anybody, shown, all.at),
);

test('each page in the lists is the page of its address', () => {
  const pages = [...listed(toEverybody), ...listed(toStaff)].map(([, page, shown]) => {
    const address = addressOf(shown, all.at);
    const { pathname } = new URL(address, all.at.stage.url);
    return [page, readPlace(address).page, page === 'missing' || isPageAddress(pathname)];
  });
  expect(pages).toEqual(pages.map(([page]) => [page, page, true]));
});
