import { afterAll, beforeAll, test } from 'vitest';
import { toStaff } from './every-staff-page.ts';
import { openStaffStage } from './hostile-stage.ts';
import { listed, type Visitor, visitorOf, withoutFault } from './without-fault.ts';

let all: Awaited<ReturnType<typeof openStaffStage>>;
let ann: Visitor;

beforeAll(async () => {
  all = await openStaffStage();
  ann = await visitorOf(all.at.stage, all.ann);
});
afterAll(() => all?.at.stage.close());

test.each(listed(toStaff))('%s has no faults for a colleague', (_, __, shown) =>
  withoutFault(ann, shown, all.at),
);
