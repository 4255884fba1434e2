import { afterAll, beforeAll, test } from 'vitest';
import { toStaff } from './every-staff-page.ts';
import { everyState, listed, withoutFault } from './without-fault.ts';

let all: Awaited<ReturnType<typeof everyState>>;

beforeAll(async () => {
  all = await everyState();
});
afterAll(() => all?.stage.close());

test.each(listed(toStaff))('who is signed in sees %s', (_, __, shown) =>
  withoutFault(all.ann, shown, all.at),
);
