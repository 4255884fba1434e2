import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, which a new machine does not know yet. */
const longest = [
  'e2e/every-staff-page',
  'e2e/every-page',
  'e2e/recording',
  'e2e/desk-keys',
  'e2e/desk',
  'routes/webhooks-bodies',
  'e2e/whole-walk',
  'e2e/sharing',
  'e2e/failures',
  'commands/start',
  'db/commitments/lists',
  'db/merge-size',
  'faults/kill',
  'e2e/signing-in',
  'routes/visibility',
  'commands/admin',
  'commands/start-refusals',
  'db/desk/desk',
];

/** Begins with what takes longest, so that no worker is left alone with it in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
