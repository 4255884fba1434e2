/** Who may see a record: drafts are for editors, internal records for people with a token, public ones for all. */
export const visibilities = ['draft', 'internal', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

/** What a bearer token allows; each role includes the ones before it. */
export const roles = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who is reading: a role, or nobody in particular. */
export type Audience = Role | 'public';

const rank: Record<Audience, number> = { public: 0, viewer: 1, editor: 2, admin: 3 };

/** Does the audience hold this role, or a higher one? */
export function holds(audience: Audience, role: Role): boolean {
  return rank[audience] >= rank[role];
}

/** The narrower of two visibilities: what is shown may never be wider than what it belongs to. */
export function narrower(a: Visibility, b: Visibility): Visibility {
  return visibilities.indexOf(a) < visibilities.indexOf(b) ? a : b;
}
