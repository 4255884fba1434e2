/**
 * Counts Vitest's JSON report. A skipped test counts as failed: nobody sees what it no longer checks.
 * A run that fails without a failed test (a file that does not load, a late error) counts as one.
 */
export function count(report, succeeded) {
  const lines = [];
  if (!report) return { passed: 0, failed: 1, lines: ['Vitest left no report'] };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const left = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  if (left.length) {
    lines.push(
      `${left.length} skipped or todo, counted as failed: ${left.map((test) => test.fullName).join('; ')}`,
    );
  }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  );
  for (const file of unloaded) lines.push(`does not load: ${file.name}`);
  const failed = tests.length - passed + unloaded.length;
  if (failed || succeeded) return { passed, failed, lines };
  return { passed, failed: 1, lines: [...lines, 'Vitest failed although no test did'] };
}
