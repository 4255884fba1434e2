/** The names of all actors and briefings that records and forms hold, by their ids. */
export function namesIn(...values: unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, name, title, text } = value as Record<string, unknown>;
    const called = name ?? title ?? text;
    if (typeof id === 'string' && typeof called === 'string') names.set(id, called);
    for (const part of Object.values(value)) visit(part);
  };
  for (const value of values) visit(value);
  return names;
}
