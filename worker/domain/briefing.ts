import * as z from 'zod';
import { actorLink, actorRef, countryCode } from './actor.ts';
import { fuzzyDateOut, recordFields, topicSchema } from './changes/record.ts';
import { fuzzyDateSchema } from './dates/schema.ts';
import { mostParts } from './most-parts.ts';
import { sourceSchema, sourcesInput, visibilitySchema } from './source.ts';
import { line, text } from './text.ts';

export const briefingStatuses = ['planned', 'confirmed', 'held', 'postponed', 'cancelled'] as const;
export type BriefingStatus = (typeof briefingStatuses)[number];
export const participationRoles = [
  'organiser',
  'co_organiser',
  'supporter',
  'speaker',
  'moderator',
  'attendee',
] as const;
export const statementKinds = ['quote', 'paraphrase', 'claim'] as const;

/** "50+ countries" is { of: "countries", count: 50, atLeast: true }. */
export const headCount = z
  .strictObject({
    of: line(100).meta({ example: 'countries' }),
    count: z.int().min(0).max(10_000_000),
    atLeast: z.boolean().default(false),
    words: line(200).nullish(),
  })
  .meta({ id: 'HeadCount' });

export const participationInput = z
  .strictObject({
    actor: actorRef,
    role: z.enum(participationRoles),
    position: line(300).nullish().meta({ description: 'The office held at the time' }),
  })
  .meta({ id: 'ParticipationInput' });

export const statementInput = z
  .strictObject({
    speaker: actorRef.nullish(),
    kind: z.enum(statementKinds),
    text: text(10_000),
    position: line(300).nullish().meta({ description: "The speaker's office at the time" }),
    sources: sourcesInput.optional(),
    visibility: visibilitySchema.optional(),
  })
  .meta({ id: 'StatementInput' });

export const topicsInput = z.array(line(100)).max(mostParts.topics);

export const briefingInput = z
  .strictObject({
    title: line(500),
    start: fuzzyDateSchema.nullish(),
    startWords: line(200).nullish(),
    end: fuzzyDateSchema.nullish(),
    endWords: line(200).nullish(),
    status: z.enum(briefingStatuses).optional(),
    venue: line(300).nullish(),
    city: line(200).nullish(),
    countryCode: countryCode.nullish(),
    parent: line(100).nullish().meta({ description: 'The id of the briefing that this one is part of' }),
    summary: text(20_000).nullish(),
    headCounts: z.array(headCount).max(20).optional(),
    topics: topicsInput.optional(),
    participations: z.array(participationInput).max(mostParts.participations).optional(),
    statements: z.array(statementInput).max(mostParts.statements).optional(),
    sources: sourcesInput.optional(),
    visibility: visibilitySchema.optional(),
  })
  .meta({
    id: 'BriefingInput',
    example: {
      title: 'Briefing on rehabilitation and reintegration',
      start: '2024-12-10',
      status: 'held',
      venue: 'UN Headquarters',
      city: 'New York',
      headCounts: [{ of: 'countries', count: 50, atLeast: true }],
      participations: [{ actor: 'Uzbekistan', role: 'organiser' }],
      visibility: 'public',
    },
  });
export type BriefingInput = z.infer<typeof briefingInput>;
export const briefingChange = briefingInput.partial().meta({
  id: 'BriefingChange',
  example: { status: 'held', venue: 'UN Headquarters', topics: ['Reintegration'] },
});

export const briefingLink = z
  .object({ id: z.string(), title: z.string(), start: fuzzyDateOut.nullable() })
  .meta({ id: 'BriefingLink' });
export type BriefingLink = z.infer<typeof briefingLink>;

export const briefingSchema = z
  .object({
    ...recordFields,
    title: z.string(),
    status: z.enum(briefingStatuses),
    start: fuzzyDateOut.nullable(),
    end: fuzzyDateOut.nullable(),
    venue: z.string().nullable(),
    city: z.string().nullable(),
    countryCode: z.string().nullable(),
    parent: briefingLink.nullable(),
    summary: z.string().nullable(),
    headCounts: z.array(headCount),
    topics: z.array(topicSchema),
  })
  .meta({ id: 'Briefing' });
export type Briefing = z.infer<typeof briefingSchema>;

const participationSchema = z.object({
  id: z.string(),
  actor: actorLink,
  role: z.enum(participationRoles),
  position: z.string().nullable(),
});

const statementSchema = z.object({
  id: z.string(),
  speaker: actorLink.nullable(),
  kind: z.enum(statementKinds),
  text: z.string(),
  position: z.string().nullable(),
  visibility: visibilitySchema,
  sources: z.array(sourceSchema),
});

export const briefingDetail = briefingSchema
  .extend({
    participations: z.array(participationSchema),
    statements: z.array(statementSchema),
    sources: z.array(sourceSchema),
  })
  .meta({ id: 'BriefingDetail' });
export type BriefingDetail = z.infer<typeof briefingDetail>;
