import { useWording } from '../../i18n/wordingContext.ts';
import { AskUnsaved } from '../../ui/AskUnsaved.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { useShelved } from '../../ui/useShelved.ts';
import type { SettingsSection } from './places.ts';
import { useSaveHours, useSaveTelephone } from './useSaveSection.ts';
import type { SettingsRead } from './useSettings.ts';
import { classesShelf, telephoneShelf, hoursShelf, outsideShelf, topicsShelf } from './shelves.ts';
import { useSaveClasses } from './classes/useSaveClasses.ts';
import { useSaveTopics } from './topics/useSaveTopics.ts';
import type { OfficeClassesRead, TopicsRead } from './useOfficeRead.ts';
import type { OutsideRead } from './useOutside.ts';
import { useSaveOutside } from './useSaveOutside.ts';

interface UnsavedElsewhereProps {
  readonly section: SettingsSection;
  readonly settings: SettingsRead;
  readonly office: OfficeClassesRead;
  readonly topics: TopicsRead;
  readonly outside: OutsideRead;
  readonly linkTo: (section: SettingsSection) => string;
}

/** Another section was opened while one waits to be saved. */
export function UnsavedElsewhere({ section, settings, office, topics, outside, linkTo }: UnsavedElsewhereProps) {
  const { t } = useWording();
  const telephone = useShelved(telephoneShelf);
  const hours = useShelved(hoursShelf);
  const classes = useShelved(classesShelf);
  const lists = useShelved(topicsShelf);
  const others = useShelved(outsideShelf);
  const saveTelephone = useSaveTelephone(settings);
  const saveHours = useSaveHours(settings);
  const saveClasses = useSaveClasses(office);
  const saveTopics = useSaveTopics(topics);
  const saveOutside = useSaveOutside(outside);
  const waiting = [
    { section: 'telephone', shelf: telephoneShelf, isUnsaved: isUnsaved(telephone), save: saveTelephone.save },
    { section: 'hours', shelf: hoursShelf, isUnsaved: isUnsaved(hours), save: saveHours.save },
    { section: 'classes', shelf: classesShelf, isUnsaved: isUnsaved(classes), save: saveClasses.save },
    { section: 'topics', shelf: topicsShelf, isUnsaved: isUnsaved(lists), save: saveTopics.save },
    { section: 'outside', shelf: outsideShelf, isUnsaved: isUnsaved(others), save: saveOutside.save },
  ] as const;
  const first = waiting.find((one) => one.isUnsaved && one.section !== section);
  if (first === undefined) return null;
  const back = () => location.replace(linkTo(first.section));
  return (
    <AskUnsaved
      name={t(`settings.section.${first.section}`)}
      onSave={() => void first.save().then((done) => (done ? undefined : back()))}
      onDiscard={() => first.shelf.drop()}
      onBack={back}
    />
  );
}
