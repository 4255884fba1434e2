import { archive, change, create, followUp, type Kind } from './api.ts';

/** Text that must not reach whoever may not see `level`: unlike anything else in the record. */
export const marker = (level: string) => `hush${level}hush`;

const sourcesOf = (level: string, visibility?: string) => [
  { title: `${marker(level)} source`, publisher: marker(level), passage: marker(level), visibility },
];

/** A record of each kind with all its parts, hidden at `level`: a visibility, or "archived" for public ones. */
export async function hide(level: string, editor: string): Promise<Record<Kind, string>> {
  const visibility = level === 'archived' ? 'public' : level;
  const name = marker(level);
  const seal = async (kind: Kind, body: object) => {
    const record = await create(kind, { ...body, visibility }, editor);
    return level === 'archived' ? { kind, record } : { kind: null, record };
  };
  const actor = await seal('actors', {
    name: `${name} institute`,
    kind: 'institute',
    aliases: [`${name} alias`],
  });
  const body = await seal('actors', {
    name: `${name} council`,
    kind: 'body',
    rotation: { order: [`${name} institute`, 'KZ'], months: 6 },
  });
  const briefing = await seal('briefings', {
    title: `${name} briefing`,
    start: '2025-05-05',
    startWords: `${name} words`,
    endWords: name,
    venue: name,
    city: name,
    summary: name,
    topics: [`${name} briefing topic`],
    headCounts: [{ of: name, count: 1, words: name }],
    participations: [{ actor: { id: actor.record.id }, role: 'speaker', position: name }],
    statements: [
      {
        speaker: { id: actor.record.id },
        kind: 'quote',
        text: name,
        position: name,
        sources: sourcesOf(level),
      },
    ],
    sources: sourcesOf(level),
  });
  const commitment = await seal('commitments', {
    text: `${name} commitment`,
    made: '2025-01',
    madeWords: name,
    due: '2025',
    dueWords: name,
    status: 'not_started',
    parties: [{ actor: 'KZ', words: name }, { actor: { id: actor.record.id } }],
    topics: [`${name} commitment topic`],
    sources: sourcesOf(level),
  });
  const followed = await followUp(
    commitment.record.id,
    { note: name, due: '2026', dueWords: name, on: '2025-02-02', visibility, sources: sourcesOf(level) },
    editor,
  );
  const handover = await seal('handovers', {
    body: { id: body.record.id },
    from: 'KZ',
    to: { id: actor.record.id },
    date: '2025',
    dateWords: name,
    note: name,
    sources: sourcesOf(level),
  });
  for (const { kind, record } of [actor, body, briefing, { ...commitment, record: followed }, handover])
    if (kind) await archive(kind, record, editor);
  return {
    actors: actor.record.id,
    briefings: briefing.record.id,
    commitments: commitment.record.id,
    handovers: handover.record.id,
  };
}

/** Public records that refer to hidden ones wherever they can, and carry hidden parts of their own. */
export async function entangle(
  level: string,
  hidden: Record<Kind, string>,
  editor: string,
): Promise<Record<Kind, string>> {
  const part = level === 'archived' ? 'draft' : level;
  const name = marker(level);
  const id = { id: hidden.actors };
  const open = { visibility: 'public' };
  const actor = await create(
    'actors',
    { name: `Open ${level} person`, kind: 'person', affiliation: id, ...open },
    editor,
  );
  const body = await create(
    'actors',
    { name: `Open ${level} forum`, kind: 'body', rotation: { order: [id, 'KZ'], months: 6 }, ...open },
    editor,
  );
  const briefing = await create(
    'briefings',
    {
      title: `Open ${level} briefing`,
      parent: hidden.briefings,
      participations: [
        { actor: id, role: 'speaker', position: name },
        { actor: 'KZ', role: 'organiser' },
      ],
      statements: [
        { kind: 'quote', text: name, position: name, sources: sourcesOf(level), visibility: part },
        { speaker: id, kind: 'quote', text: 'Said by somebody', sources: sourcesOf(level, part) },
      ],
      sources: sourcesOf(level, part),
      ...open,
    },
    editor,
  );
  const commitment = await create(
    'commitments',
    {
      text: `Open ${level} commitment`,
      briefing: hidden.briefings,
      dueBriefing: hidden.briefings,
      parties: [{ actor: id }, { actor: 'KZ' }],
      sources: sourcesOf(level, part),
      ...open,
    },
    editor,
  );
  await followUp(commitment.id, { note: name, sources: sourcesOf(level), visibility: part }, editor);
  await followUp(commitment.id, { note: 'Open note', sources: sourcesOf(level, part), ...open }, editor);
  const handover = await create(
    'handovers',
    {
      body: { id: body.id },
      from: id,
      to: 'KZ',
      date: '2024',
      briefing: hidden.briefings,
      sources: sourcesOf(level, part),
      ...open,
    },
    editor,
  );
  await create('handovers', { body: { id: body.id }, from: 'KZ', to: id, date: '2025-03', ...open }, editor);
  const hiddenBody = await create(
    'actors',
    { name: `${name} second council`, kind: 'body', visibility: part },
    editor,
  );
  await create(
    'handovers',
    { body: { id: hiddenBody.id }, to: 'KZ', date: '2025', note: name, ...open },
    editor,
  );
  const renamed = await create(
    'actors',
    { name: `${name} before`, kind: 'person', visibility: part },
    editor,
  );
  await change('actors', renamed, { name: `Open ${level} renamed`, ...open }, editor);
  return { actors: actor.id, briefings: briefing.id, commitments: commitment.id, handovers: handover.id };
}
