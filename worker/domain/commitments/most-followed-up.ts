/** More commitments than these are not followed up at once: their batch is sent as one. */
export const mostFollowedUp = 50;
