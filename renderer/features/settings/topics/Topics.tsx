import { useEffect, useState } from 'react';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useBulks } from '../../../state/bulks.ts';
import { useDesk } from '../../../state/desk.ts';
import { isAllowed } from '../../../state/raising.ts';
import panel from '../../../ui/Panel.module.css';
import { SelectField } from '../../../ui/SelectField.tsx';
import { isUnsaved } from '../../../ui/shelf.ts';
import { useShelved } from '../../../ui/useShelved.ts';
import outside from '../Outside.module.css';
import { SectionPanel } from '../SectionPanel.tsx';
import { topicsShelf } from '../shelves.ts';
import { Merges } from './Merges.tsx';
import { MergeTopic } from './MergeTopic.tsx';
import { TopicList } from './TopicList.tsx';
import { type TopicsDraft, added, nameIn, topicsDraftOf } from './topicsDraft.ts';
import { TypedTopics } from './TypedTopics.tsx';
import { useSaveTopics } from './useSaveTopics.ts';
import type { TopicsRead } from '../useOfficeRead.ts';

/** What calls are about, as one list over all playbooks: added, named, ordered, retired, and merged where two are one. */
export function Topics({ topics }: { readonly topics: TopicsRead }) {
  const { t, kind } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const session = useDesk((slice) => slice.session);
  const shelved = useShelved(topicsShelf);
  const saving = useSaveTopics(topics);
  const bulks = useBulks();
  const unsaved = isUnsaved(shelved);
  const [chosen, setChosen] = useState<CallerClass | null>(null);
  const [merging, setMerging] = useState<string | null>(null);
  const { view, readAgain } = topics;
  useEffect(() => {
    if (view !== null) topicsShelf.open('topics', topicsDraftOf(view));
  }, [view, unsaved]);
  if (view === null || shelved === null) return null;
  const draft = shelved.value;
  const of =
    saving.found[0]?.class ?? draft.classes.find((one) => one.class === chosen)?.class ?? draft.classes[0]?.class;
  const canMerge = !unsaved && isAllowed(session, 'manager');
  function change(changed: TopicsDraft): void {
    saving.forget();
    topicsShelf.change(changed);
  }
  return (
    <SectionPanel section="topics" save={{ of: saving, isUnsaved: unsaved }}>
      <p className={panel.soft}>{t('writing.topics.about')}</p>
      {of !== undefined && (
        <div className={outside.area}>
          <SelectField
            label={t('writing.topics.kind')}
            value={of}
            choices={draft.classes.map((one) => ({ value: one.class, name: kind(one.class) }))}
            onChange={(value) => setChosen(draft.classes.find((one) => one.class === value)?.class ?? null)}
          />
          <TopicList
            key={of}
            of={of}
            draft={draft}
            calls={view.calls}
            faults={saving.found.filter((fault) => fault.class === of)}
            canMerge={canMerge}
            onChange={change}
            onMerge={setMerging}
          />
        </div>
      )}
      {of !== undefined && (
        <TypedTopics
          view={view}
          draft={draft}
          canMerge={canMerge}
          onTake={(topic) => change(added(draft, topic, of, desk))}
          onMerge={setMerging}
        />
      )}
      {merging !== null && (
        <MergeTopic
          key={merging}
          topic={merging}
          name={nameIn(view.names, merging, desk)}
          view={view}
          onDone={() => {
            setMerging(null);
            void readAgain();
          }}
        />
      )}
      <Merges view={view} bulks={bulks} onChanged={() => void readAgain()} />
    </SectionPanel>
  );
}
