import type { Actor } from '../../../worker/domain/actor.ts';
import { actorAddress } from '../../location.ts';
import type { StaffPageProps } from '../page-props.ts';
import { ActorFields } from './actor-fields.tsx';
import { renamed } from './actor-kind.ts';
import { actorWritten } from './actor-written.ts';
import { blankActor } from './blank.ts';
import { CreatePage } from './creating.tsx';
import { SameActors } from './duplicates.tsx';
import type { ActorForm } from './form.ts';
import { aliasesOf } from './written.ts';

/** An actor, or a body, by itself. */
export function Page({ place: { page }, person }: StaffPageProps<'new-actor' | 'new-body'>) {
  const kind = page === 'new-body' ? 'body' : 'organisation';
  return (
    <CreatePage<ActorForm, Actor>
      editor={person}
      kind={page === 'new-body' ? 'body' : 'actor'}
      begin={() => blankActor(kind)}
      titleOf={({ name }) => name}
      writtenOf={actorWritten}
      homeOf={actorAddress}
      advice={({ name, aliases }) => <SameActors names={[name, ...aliasesOf(aliases)]} />}
    >
      {(form, set) => <ActorFields form={form} set={set} rename={(now, name) => renamed(now, name, kind)} />}
    </CreatePage>
  );
}
