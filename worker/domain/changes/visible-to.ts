import { narrower, type Visibility, visibilities } from '../visibility.ts';

interface Part {
  /** That of what it belongs to, where it is null. */
  visibility: Visibility | null;
  sources?: Part[];
}

/** What of a record may be shown to fewer than the record itself. */
export interface Told {
  visibility: Visibility;
  owner?: unknown;
  statements?: Part[];
  sources?: Part[];
}

/**
 * To whom a change of a record is told: to all who can see any of what it changed. Whose a commitment is concerns us
 * alone; what only a hidden statement or source says, those who see it.
 */
export function toldTo(before: Told, after: Told): Visibility {
  const differs = (to: Visibility) =>
    JSON.stringify(shownTo(before, to)) !== JSON.stringify(shownTo(after, to));
  const own = visibilities.slice(0, visibilities.indexOf(after.visibility) + 1);
  return own.findLast(differs) ?? 'draft';
}

function shownTo({ owner, statements = [], sources = [], ...plain }: Told, to: Visibility) {
  return [
    plain,
    to === 'public' ? null : (owner ?? null),
    partsShownTo(statements, plain.visibility, to),
    partsShownTo(sources, plain.visibility, to),
  ];
}

const partsShownTo = (parts: Part[], inherited: Visibility, to: Visibility): Part[] =>
  parts
    .map((part) => ({ ...part, visibility: part.visibility ?? inherited }))
    .filter(({ visibility }) => narrower(visibility, to) === to)
    .map((part) => ({ ...part, sources: partsShownTo(part.sources ?? [], part.visibility, to) }));
