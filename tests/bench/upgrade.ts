import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { fillStatements } from './fill.ts';
import { fillAroundStatements } from './fill-around.ts';
import { print } from './measure.ts';
import { markStatements } from './timeline/fill.ts';

/** A statement that takes as long, in milliseconds, has a line of its own. */
const worthALine = 500;

const migrations = readdirSync('migrations').sort();
const statementsIn = (name: string) => statementsOf(readFileSync(join('migrations', name), 'utf8'));

/** Prints what processor time SQLite needs for the migrations that read a record of `n` commitments. */
export function upgrade(n: number): void {
  const today = new Date().toISOString().slice(0, 10);
  print(`Migrations over ${n.toLocaleString('en')} commitments`, 'ms');
  // What stands around the commitments came with later ones.
  applied(5, fillStatements(n, today), 5);
  applied(
    10,
    [...fillStatements(n, today), ...fillAroundStatements(today), ...markStatements()],
    migrations.length,
  );
}

/** Fills a record as it was before the migration `from`, and applies those up to `to`, each as one transaction. */
function applied(from: number, fill: string[], to: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const db = new DatabaseSync(join(folder, 'record.sqlite'));
  const spent = (statements: string[]) => {
    db.exec('BEGIN');
    const each = statements.map((statement) => {
      const began = process.cpuUsage();
      db.exec(statement);
      const { user, system } = process.cpuUsage(began);
      return { statement, ms: (user + system) / 1000 };
    });
    db.exec('COMMIT');
    return each;
  };
  try {
    spent([...migrations.slice(0, from - 1).flatMap(statementsIn), ...fill]);
    for (const name of migrations.slice(from - 1, to)) {
      const each = spent(statementsIn(name));
      print(`${name}, in all`, each.reduce((sum, { ms }) => sum + ms, 0).toFixed(0));
      for (const { statement, ms } of each)
        if (ms >= worthALine) print(`  ${headOf(statement)}`, ms.toFixed(0));
    }
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The beginning of a statement, without what explains it. */
const headOf = (statement: string) =>
  statement
    .replace(/^\s*(--.*\n\s*)*/, '')
    .split(/\n/)[0]
    ?.slice(0, 36) ?? '';
