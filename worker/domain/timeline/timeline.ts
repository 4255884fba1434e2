import * as z from 'zod';
import { actorLink } from '../actor.ts';
import { briefingStatuses } from '../briefing.ts';
import { fuzzyDateOut } from '../changes/record.ts';
import { commitmentStatuses, standings } from '../commitments/standing.ts';
import { termSchema } from '../handovers/handover.ts';
import { stepUnits } from './step.ts';

export const timelineKinds = ['briefings', 'commitments', 'bodies'] as const;
export const timelineLanes = ['kind', 'body', 'actor', 'topic'] as const;
export type TimelineLanes = (typeof timelineLanes)[number];

/** A briefing or commitment in short: what the drawing, its list and its name say. */
const link = z.object({ id: z.string(), title: z.string() });
const briefingItem = z.object({
  kind: z.literal('briefing'),
  id: z.string(),
  title: z.string(),
  start: fuzzyDateOut,
  end: fuzzyDateOut.nullable(),
  status: z.enum(briefingStatuses),
  venue: z.string().nullable(),
  city: z.string().nullable(),
});
const commitmentItem = z.object({
  kind: z.literal('commitment'),
  id: z.string(),
  text: z.string().meta({ description: 'The undertaking; after 240 characters cut with an ellipsis' }),
  due: fuzzyDateOut,
  originalDue: fuzzyDateOut
    .nullable()
    .meta({ description: 'The due date as first recorded, where it moved' }),
  status: z.enum(commitmentStatuses),
  standing: z.enum(standings),
  obligors: z.array(z.string()).meta({ description: 'By name, or in the words of the source' }),
  briefing: link.nullable().meta({ description: 'Where it was promised' }),
  dueBriefing: link.nullable().meta({ description: 'The briefing that its due date is bound to' }),
  lastFollowUpOn: z.string().nullable(),
});
export const timelineItem = z
  .discriminatedUnion('kind', [briefingItem, commitmentItem])
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.infer<typeof timelineItem>;
export type BriefingItem = z.infer<typeof briefingItem>;
export type CommitmentItem = z.infer<typeof commitmentItem>;

export const timelineLane = z
  .object({
    key: z.string().meta({
      description:
        '"briefings", "commitments", "actor:<id>" or "topic:<id>"; without an id: what belongs to none',
      example: 'commitments',
    }),
    title: z
      .string()
      .nullable()
      .meta({ description: 'Null for the lanes of kinds, and of what belongs to none' }),
    actor: actorLink.nullable(),
    total: z
      .int()
      .nullable()
      .meta({ description: 'Dated records of this lane at any time; null where filters leave it unknown' }),
    undated: z
      .int()
      .nullable()
      .meta({ description: 'Records of this lane without a date: nowhere in the drawing' }),
    items: z.array(z.int()).meta({ description: 'Places in `items`, in the order of time' }),
    earlier: z.boolean().meta({
      description: 'Whether more records reach into the window from before it than are among the items',
    }),
    counts: z.array(z.tuple([z.int(), z.int(), z.int()])).meta({
      description:
        'For cells whose items do not fit: [cell, how many begin in it, open commitments among them]',
    }),
    terms: z
      .array(termSchema)
      .nullable()
      .meta({ description: 'Of a body: its presidencies that touch the window, and one on either side' }),
  })
  .meta({ id: 'TimelineLane' });
export type TimelineLane = z.infer<typeof timelineLane>;

/** A window of the record at a width: items where they fit, counts where they do not, lane by lane. */
export const timelineSchema = z
  .object({
    from: z.string().meta({ description: 'First day of the window: that of its first cell' }),
    to: z.string().meta({ description: 'Last day of the window: that of its last cell' }),
    today: z.string().meta({ description: 'The day that standings were computed for (UTC)' }),
    step: z.object({ unit: z.enum(stepUnits), count: z.int() }).meta({ description: 'How long a cell is' }),
    cells: z.array(z.string()).meta({ description: 'The first day of each cell' }),
    lanes: z.array(timelineLane),
    otherLanes: z.int().meta({ description: 'How many lanes are left out' }),
    items: z.array(timelineItem).meta({ description: 'Each once, however many lanes it stands in' }),
    complete: z.boolean().meta({
      description:
        'False where several filters together let through more than is counted: then what begins first is told, and a narrower window tells more',
    }),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;

/** The whole span of the record, for the strip under the drawing. */
export const timelineOverviewSchema = z
  .object({
    from: z
      .string()
      .nullable()
      .meta({ description: 'First day of the first cell; null for an empty record' }),
    to: z.string().nullable().meta({ description: 'Last day of the last cell' }),
    unit: z.enum(['month', 'year']),
    counts: z
      .array(z.tuple([z.string(), z.int(), z.int(), z.int()]))
      .meta({ description: '[first day of the cell, briefings, open commitments, closed commitments]' }),
    handovers: z
      .array(z.tuple([z.string(), z.int()]))
      .meta({ description: '[first day of the cell, handovers]' }),
  })
  .meta({ id: 'TimelineOverview' });
export type TimelineOverview = z.infer<typeof timelineOverviewSchema>;
