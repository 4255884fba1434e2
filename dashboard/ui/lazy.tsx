import { type ComponentType, createElement } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from './answered.tsx';

/** A part whose code is fetched when it is first shown: nothing stands in its place until then. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let part: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, setLoaded] = useState(false);
    const [hasFailed, setFailed] = useState(false);
    const fetchPart = () => {
      setFailed(false);
      load().then(
        (code) => {
          part = code;
          setLoaded(true);
        },
        () => setFailed(true),
      );
    };
    // Once: what has come stays.
    useEffect(() => {
      if (part === null) fetchPart();
    }, []);
    if (hasFailed) return <Failure reason="unreachable" again={fetchPart} />;
    return part && createElement(part, props);
  };
}
