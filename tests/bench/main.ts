import { buildWhatChanged } from '../../worker/commands/build.ts';
import { costs } from './costs.ts';
import { filled } from './filled.ts';
import { intake } from './intake.ts';
import { lists } from './lists.ts';
import { print } from './measure.ts';
import { size } from './size.ts';

/** Of a filled record, in an order in which none changes what a later one measures. */
const ofRecord = { costs, lists, intake };
const measurements = [...Object.keys(ofRecord), 'size'];

// `npm run bench -- intake 10000`: names choose among the measurements, numbers are sizes of the record.
const asked = process.argv.slice(2);
const isSize = (each: string) => /^[1-9]\d{0,6}$/.test(each);
const sizes = asked.some(isSize) ? asked.filter(isSize).map(Number) : [10_000, 100_000];
const names = asked.filter((each) => !isSize(each));
const unknown = names.filter((name) => !measurements.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement "${unknown.join(' ')}"; there are ${measurements.join(', ')}.`);
  process.exit(2);
}
const isWanted = (name: string) => names.length === 0 || names.includes(name);
const chosen = Object.entries(ofRecord).filter(([name]) => isWanted(name));

buildWhatChanged();
for (const n of chosen.length > 0 ? sizes : []) {
  const record = await filled(n);
  try {
    print(`${n.toLocaleString('en')} commitments; requests/s:`, 'ours', 'floor', 'ratio');
    for (const [, measure] of chosen) await measure(record);
  } finally {
    await record.close();
  }
  console.log();
}
if (isWanted('size')) size();
