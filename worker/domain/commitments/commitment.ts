import * as z from 'zod';
import { actorLink, actorRef } from '../actor.ts';
import { briefingLink, topicsInput } from '../briefing.ts';
import { fuzzyDateOut, recordFields, topicSchema } from '../changes/record.ts';
import { fuzzyDateSchema } from '../dates/schema.ts';
import { sourceSchema, sourcesInput, visibilitySchema } from '../source.ts';
import { day, line, text } from '../text.ts';
import { mostFollowedUp } from './most-followed-up.ts';
import { ownerInput, ownerSchema } from './owner.ts';
import { commitmentStatuses, firmnesses, standings, supersededReasons, verifications } from './standing.ts';

export const partyRoles = ['obligor', 'partner', 'beneficiary'] as const;
export const followUpKinds = ['note', 'status_change', 'reschedule', 'assessment'] as const;

export const partyInput = z
  .strictObject({
    role: z.enum(partyRoles).default('obligor'),
    actor: actorRef.nullish(),
    words: line(500)
      .nullish()
      .meta({ description: 'The party as the source words it, where it is no one actor' }),
    status: z
      .enum(commitmentStatuses)
      .nullish()
      .meta({ description: 'Where this party has a status of its own' }),
  })
  .refine((party) => party.actor || party.words, 'needs an actor, or words as given')
  .meta({ id: 'PartyInput' });

const commitmentFields = {
  text: text(5000).meta({ description: 'The undertaking as stated' }),
  briefing: line(100).nullish().meta({ description: 'The id of the briefing where it was made' }),
  made: fuzzyDateSchema.nullish().meta({ description: "Defaults to the briefing's start" }),
  madeWords: line(200).nullish(),
  due: fuzzyDateSchema.nullish(),
  dueWords: line(200).nullish(),
  dueBriefing: line(100).nullish().meta({ description: 'The id of the briefing at which it falls due' }),
  status: z.enum(commitmentStatuses).optional(),
  supersededReason: z.enum(supersededReasons).nullish(),
  closingReason: text(2000).nullish().meta({ description: 'Why it is closed, where no evidence is given' }),
  firmness: z.enum(firmnesses).optional(),
  verification: z.enum(verifications).optional(),
  parties: z.array(partyInput).max(200).optional(),
  topics: topicsInput.optional(),
  owner: ownerInput.nullish().meta({
    description: 'Who sees to it on our side; a person with an account is never shown to the public',
  }),
  sources: sourcesInput.optional(),
  visibility: visibilitySchema.optional(),
};

export const commitmentInput = z.strictObject(commitmentFields).meta({
  id: 'CommitmentInput',
  example: {
    text: 'Hold a dedicated session during UN Counter-Terrorism Week',
    due: '2025-06',
    dueWords: 'June 2025',
    firmness: 'announced',
    parties: [{ role: 'obligor', actor: 'Uzbekistan' }],
    visibility: 'public',
  },
});
export type CommitmentInput = z.infer<typeof commitmentInput>;

const { status, supersededReason, closingReason, due, dueWords, dueBriefing, ...changeable } =
  commitmentFields;
/** Status and due date move by follow-ups, so that each move is dated and explained. */
export const commitmentChange = z
  .strictObject(changeable)
  .partial()
  .meta({
    id: 'CommitmentChange',
    example: { firmness: 'agreed', parties: [{ role: 'obligor', actor: 'Uzbekistan' }] },
  });
export type CommitmentChange = z.infer<typeof commitmentChange>;

export const followUpInput = z
  .strictObject({
    on: day.optional().meta({ description: 'The day of the follow-up; today where left out' }),
    note: text(5000).nullish(),
    status,
    supersededReason,
    due,
    dueWords,
    dueBriefing,
    verification: z.enum(verifications).optional(),
    party: actorRef.nullish().meta({ description: 'The party whose own status this is' }),
    sources: sourcesInput.optional().meta({ description: 'The evidence' }),
    visibility: visibilitySchema.optional().meta({
      description:
        "Left out: the commitment's own where it moves status, due date or verification; internal otherwise",
    }),
  })
  .meta({
    id: 'FollowUpInput',
    example: { on: '2025-07-02', status: 'fulfilled', note: 'Held as a side event', visibility: 'public' },
  });
export type FollowUpInput = z.infer<typeof followUpInput>;

export const followUpsInput = z
  .strictObject({
    commitments: z
      .array(line(100))
      .min(1)
      .max(mostFollowedUp)
      .meta({ description: 'Ids of commitments, each once' }),
    followUp: followUpInput.omit({ party: true }),
  })
  .meta({
    id: 'FollowUpsInput',
    example: {
      commitments: ['0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10', '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b11'],
      followUp: { note: 'Asked the mission for news', verification: 'corroborated' },
    },
  });
export type FollowUpsInput = z.infer<typeof followUpsInput>;

export const partySchema = z
  .object({
    id: z.string(),
    role: z.enum(partyRoles),
    actor: actorLink.nullable(),
    words: z.string().nullable(),
    status: z.enum(commitmentStatuses).nullable(),
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof partySchema>;

export const commitmentSchema = z
  .object({
    ...recordFields,
    text: z.string(),
    briefing: briefingLink.nullable(),
    made: fuzzyDateOut.nullable(),
    due: fuzzyDateOut.nullable(),
    dueBriefing: briefingLink.nullable(),
    originalDue: fuzzyDateOut.nullable().meta({ description: 'The due date as first recorded' }),
    status: z.enum(commitmentStatuses),
    standing: z.enum(standings).meta({ description: 'Computed from status, due date and today (UTC)' }),
    supersededReason: z.enum(supersededReasons).nullable(),
    closingReason: z.string().nullable(),
    firmness: z.enum(firmnesses),
    verification: z.enum(verifications),
    lastFollowUpOn: z
      .string()
      .nullable()
      .meta({ description: 'Day of the last follow-up that you may see; drafts do not count' }),
    parties: z.array(partySchema),
    topics: z.array(topicSchema),
    owner: ownerSchema.nullable().meta({
      description:
        'Who sees to it on our side; null where nobody does, or nobody whom you may know of, and as of a day gone by',
    }),
  })
  .meta({ id: 'Commitment' });
export type Commitment = z.infer<typeof commitmentSchema>;

export const followUpSchema = z
  .object({
    id: z.string(),
    on: z.string(),
    kind: z.enum(followUpKinds),
    note: z.string().nullable(),
    party: z.string().nullable().meta({ description: 'The id of the party whose own status this is' }),
    statusFrom: z.enum(commitmentStatuses).nullable(),
    statusTo: z.enum(commitmentStatuses).nullable(),
    supersededReason: z.enum(supersededReasons).nullable(),
    dueFrom: z.string().nullable().meta({ description: 'EDTF' }),
    dueTo: z.string().nullable().meta({ description: 'EDTF' }),
    dueWords: z.string().nullable(),
    verification: z.enum(verifications).nullable(),
    author: z.string().optional().meta({ description: 'Told to callers with a token only' }),
    visibility: visibilitySchema,
    createdAt: z.string().optional(),
    withdrawnAt: z
      .string()
      .nullable()
      .meta({ description: 'When it was undone: it counts nowhere. The public is not told of such' }),
    sources: z.array(sourceSchema),
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof followUpSchema>;

const withheldSchema = z.object({ on: z.string(), kind: z.enum(followUpKinds) });
export type Withheld = z.infer<typeof withheldSchema>;

export const commitmentDetail = commitmentSchema
  .extend({
    sources: z.array(sourceSchema),
    followUps: z.array(followUpSchema),
    withheld: z.array(withheldSchema).meta({
      description: 'What moved this commitment in follow-ups that you may not see: days and kinds alone',
    }),
  })
  .meta({ id: 'CommitmentDetail' });
export type CommitmentDetail = z.infer<typeof commitmentDetail>;
