import type { z } from 'zod';
import type { actorInput } from '../../worker/domain/actor.ts';
import type { briefingInput } from '../../worker/domain/briefing.ts';
import type { commitmentInput, followUpInput } from '../../worker/domain/commitments/commitment.ts';
import type { handoverInput } from '../../worker/domain/handovers/handover.ts';
import type { sourceInput } from '../../worker/domain/source.ts';
import { dayFrom } from './desk-stage.ts';
import { hostile, image } from './hostile-text.ts';
import type { Stage } from './stage.ts';

/** All fields, so that a new one is not forgotten here. */
type All<T extends z.ZodType> = Required<z.input<T>>;
/** A commitment is recorded open and due on a day of its own. */
type Open<T> = Omit<T, 'status' | 'supersededReason' | 'closingReason' | 'dueBriefing'>;

export const text = {
  topic: hostile('Topic', 100),
  passage: hostile('Passage', 2000),
  person: hostile('Bo', 100),
  colleague: hostile('Ann', 100),
  twin: hostile('Twin office', 300),
  bureau: hostile('Twin bureau', 300),
  body: hostile('Council', 300),
  party: hostile('Party', 300),
  alias: hostile('Alias', 300),
  series: hostile('Series', 500),
  briefing: hostile('High-level session', 500),
  venue: hostile('Venue', 300),
  otherVenue: hostile('Other venue', 300),
  summary: hostile('Summary', 5000),
  statement: hostile('Said', 5000),
  commitment: hostile('Report to the session', 5000),
  overdue: hostile('Send the session list', 5000),
  due: hostile('By', 200),
  handover: hostile('In', 200),
  note: hostile('Note', 2000),
  followUp: hostile('Asked', 5000),
  comment: hostile('Who?', 5000),
  view: hostile('Mine', 80),
  archived: hostile('Gone', 500),
  draft: hostile('Left', 500),
};
export type Texts = typeof text;

const source = {
  title: hostile('Source', 500),
  publisher: hostile('Press', 200),
  passage: text.passage,
  url: `https://example.org/${'x'.repeat(900)}?${encodeURIComponent(image)}`,
  published: '2025-03',
  visibility: 'public',
} satisfies All<typeof sourceInput>;
const sources = [source];
const topics = ['Desk', text.topic];
const visibility = 'public' as const;

type Made = { id: string };

/** Records that every page has something to show of, with hostile text in every field. */
export async function recordHostile(stage: Stage, token: string) {
  const make = async (path: string, body: object) =>
    (await stage.api<Made>(`/api/${path}`, { token, body })).id;
  const actor = (input: All<typeof actorInput>) => make('actors', input);
  const one = { kind: 'organisation' as const, aliases: [text.alias], visibility };
  const none = { countryCode: null, affiliation: null, rotation: null };
  const party = await actor({ ...one, ...none, name: text.party });
  const twin = await actor({ ...one, ...none, aliases: [], name: text.twin, affiliation: { id: party } });
  const bureau = await actor({ ...one, ...none, aliases: [], name: text.bureau });
  const rotation = { order: [{ id: party }, { id: twin }], months: 12 };
  const body = await actor({
    ...one,
    ...none,
    aliases: [hostile('Council', 300)],
    kind: 'body',
    name: text.body,
    rotation,
  });
  const series = await make('briefings', { title: text.series, visibility });
  const briefing = await make('briefings', {
    title: text.briefing,
    start: dayFrom(-5),
    startWords: hostile('On', 200),
    end: dayFrom(-4),
    endWords: hostile('To', 200),
    status: 'held',
    venue: text.venue,
    city: hostile('City', 200),
    countryCode: 'UZ',
    parent: series,
    summary: text.summary,
    headCounts: [{ of: hostile('States', 100), count: 50, atLeast: true, words: hostile('Many', 200) }],
    topics,
    participations: [
      { actor: { id: twin }, role: 'organiser', position: hostile('Head', 300) },
      { actor: { id: body }, role: 'organiser' },
      { actor: { id: party }, role: 'speaker' },
    ],
    statements: [
      {
        speaker: { id: twin },
        kind: 'quote',
        text: text.statement,
        position: hostile('Chair', 300),
        sources,
      },
      { kind: 'claim', text: hostile('Claimed', 1000), sources },
    ],
    sources,
    visibility,
  } satisfies All<typeof briefingInput>);
  const commitment = (
    words: string,
    due: string,
    more: Pick<All<typeof commitmentInput>, 'owner' | 'visibility'>,
  ) =>
    make('commitments', {
      text: words,
      briefing,
      made: dayFrom(-5),
      madeWords: hostile('Then', 200),
      due,
      dueWords: text.due,
      firmness: 'announced',
      verification: 'reported',
      parties: [
        { actor: { id: twin } },
        { actor: { id: party } },
        { role: 'beneficiary', words: hostile('Those', 500) },
      ],
      topics,
      sources,
      ...more,
    } satisfies Open<All<typeof commitmentInput>>);
  const later = await commitment(text.commitment, dayFrom(8), {
    owner: { actor: { id: bureau } },
    visibility,
  });
  const followUp = {
    note: text.followUp,
    status: 'in_progress',
    sources,
    visibility,
  } satisfies z.input<typeof followUpInput>;
  await make(`commitments/${later}/follow-ups`, followUp);
  const handover = await make('handovers', {
    body: { id: body },
    from: { id: party },
    to: { id: twin },
    successor: 'named',
    date: dayFrom(30).slice(0, 7),
    dateWords: text.handover,
    capacity: 'acting',
    status: 'announced',
    note: text.note,
    briefing,
    sources,
    visibility,
  } satisfies All<typeof handoverInput>);
  return {
    ids: { party, twin, bureau, body, briefing, commitment: later, handover },
    overdue: (owner: string) =>
      commitment(text.overdue, dayFrom(-18), { owner: { person: owner }, visibility: 'internal' }),
    followUp,
  };
}
