/** How many of its parts a record has at most, so that it can be edited as one form and sent as one request. */
export const mostParts = {
  aliases: 50,
  topics: 50,
  participations: 500,
  statements: 200,
  sources: 50,
} as const;
