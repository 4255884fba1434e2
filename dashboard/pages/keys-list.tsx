import type { ComponentChildren } from 'preact';

/** What keys do, in a dialog that tells of them; `named` has words for keys that are signs. */
export function KeysList({
  lines,
  or,
  named,
}: {
  lines: readonly (readonly [does: string, keys: readonly string[]])[];
  or: string;
  named: Record<string, string>;
}) {
  return (
    <dl>
      {lines.map(([does, keys]) => (
        <div key={does}>
          <dt>
            {keys.map(
              (key, i): ComponentChildren => [i > 0 && ` ${or} `, <kbd key={key}>{named[key] ?? key}</kbd>],
            )}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
