import { buildWhatChanged } from '../../worker/commands/build.ts';
import { costs } from './costs.ts';
import { editing } from './editing.ts';
import { filled } from './filled.ts';
import { intake } from './intake.ts';
import { lists, searches } from './lists.ts';
import { print } from './measure.ts';
import { size } from './size.ts';
import { timeline } from './timeline/timeline.ts';

/** Of a filled record, in an order in which none changes what a later one measures. */
const ofRecord = { costs, lists, searches, intake };
const measurements = [...Object.keys(ofRecord), 'editing', 'size', 'timeline'];

// `npm run bench -- intake 10000`: names choose among the measurements, numbers are sizes of the record.
const asked = process.argv.slice(2);
const isSize = (each: string) => /^[1-9]\d{0,6}$/.test(each);
const sizes = asked.filter(isSize).map(Number);
const names = asked.filter((each) => !isSize(each));
const unknown = names.filter((name) => !measurements.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement "${unknown.join(' ')}"; there are ${measurements.join(', ')}.`);
  process.exit(2);
}
const isWanted = (name: string) => names.length === 0 || names.includes(name);

buildWhatChanged();
const chosen = Object.entries(ofRecord).filter(([name]) => isWanted(name));
for (const n of chosen.length > 0 ? (sizes.length > 0 ? sizes : [10_000, 100_000]) : []) {
  const record = await filled(n);
  try {
    print(`${n.toLocaleString('en')} commitments; requests/s:`, 'ours', 'floor', 'ratio');
    for (const [, measure] of chosen) await measure(record);
  } finally {
    await record.close();
  }
  console.log();
}
if (isWanted('editing')) await editing();
if (isWanted('size')) size();
// Minutes and more: only where they are asked for by their name.
if (names.includes('timeline')) await timeline(sizes.length > 0 ? sizes : [1000, 10_000, 100_000, 1_000_000]);
