import { useActorNamed } from './actor-named.ts';
import { Choice } from './choice.tsx';
import { useSetting } from './setting.ts';

type Body = { id: string; name: string };
type Props = {
  /** Those that are offered; undefined until they are known. */
  bodies: Body[] | undefined;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** What the bodies on offer lack: one beyond them that the address names, under its own name. */
export function useBodyBeyond(bodies: Body[] | undefined, value: string | undefined): Body[] {
  const isBeyond = bodies !== undefined && !bodies.some(({ id }) => id === value);
  const actor = useActorNamed(isBeyond ? value : undefined);
  return actor && value ? [{ id: value, name: actor.name }] : [];
}

/** One body of all, or none of them. */
export function BodyChoice({ bodies, value, onChange }: Props) {
  const { timeline } = useSetting().words;
  const beyond = useBodyBeyond(bodies, value);
  return (
    <Choice
      label={timeline.body}
      all={timeline.allBodies}
      value={value}
      options={[...(bodies ?? []), ...beyond]}
      onChange={onChange}
    />
  );
}
