const collator = new Intl.Collator('en', { numeric: true });

/** The order of names that readers expect: accents and case count only between names that are the same without them. */
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);
