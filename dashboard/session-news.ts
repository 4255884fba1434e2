/** What becomes of the session while a page is open, for its header to follow. */

/** `signed_out`: by somebody's own hand, in another tab. `refused`: a change was not taken from whoever sits here. */
export type SessionNews = 'signed_out' | 'refused';

const followers = new Set<(news: SessionNews) => unknown>();

export function followSession(follow: (news: SessionNews) => unknown): () => void {
  followers.add(follow);
  return () => void followers.delete(follow);
}

export function tellSession(news: SessionNews): void {
  for (const follow of followers) follow(news);
}
