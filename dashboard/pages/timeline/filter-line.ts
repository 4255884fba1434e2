import { sharingWords } from '../../../worker/words/sharing.ts';
import { api } from '../../api.ts';
import type { TimelineView } from '../../location-views.ts';
import { askAndRemember } from '../../ui/answers.ts';
import type { Setting } from '../../ui/setting.ts';

/** The filters of a view in words, for what is read apart from the page. A name that cannot be had is left out. */
export async function filterLine(view: TimelineView, { words }: Setting): Promise<string> {
  const { body, actor, topic, standing, kinds, lanes } = view;
  const nameOf = (id: string) =>
    askAndRemember(api.actor(id)).then(
      ({ name }) => name,
      () => undefined,
    );
  const topicOf = (id: string) =>
    askAndRemember(api.topics()).then(
      ({ items }) => items.find((one) => one.id === id)?.name,
      () => undefined,
    );
  const [bodyName, actorName, topicName] = await Promise.all([
    body ? nameOf(body) : undefined,
    actor ? nameOf(actor) : undefined,
    topic ? topicOf(topic) : undefined,
  ]);
  const { timeline, terms } = words;
  const standings: Record<string, string> = terms.standing;
  return sharingWords.filterLine([
    [timeline.body, bodyName],
    [timeline.actor, actorName],
    [timeline.topic, topicName],
    [
      timeline.standing,
      standing
        ?.split(',')
        .map((one) => standings[one] ?? one)
        .join(', '),
    ],
    [timeline.kind, kinds?.map((kind) => timeline.kinds[kind]).join(', ')],
    ['', lanes && timeline.lanesBy[lanes]],
  ]);
}
