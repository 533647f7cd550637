import { useWording } from '../../i18n/wordingContext.ts';
import { AskUnsaved } from '../../ui/AskUnsaved.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { useShelved } from '../../ui/useShelved.ts';
import type { SettingsSection } from './places.ts';
import { useSaveHours, useSaveTelephone } from './useSaveSection.ts';
import type { SettingsRead } from './useSettings.ts';
import { telephoneShelf, hoursShelf } from './shelves.ts';

interface UnsavedElsewhereProps {
  readonly section: SettingsSection;
  readonly settings: SettingsRead;
  readonly linkTo: (section: SettingsSection) => string;
}

/** Another section was opened while one waits to be saved. */
export function UnsavedElsewhere({ section, settings, linkTo }: UnsavedElsewhereProps) {
  const { t } = useWording();
  const telephone = useShelved(telephoneShelf);
  const hours = useShelved(hoursShelf);
  const saveTelephone = useSaveTelephone(settings);
  const saveHours = useSaveHours(settings);
  const waiting = [
    { section: 'telephone', shelf: telephoneShelf, isUnsaved: isUnsaved(telephone), save: saveTelephone.save },
    { section: 'hours', shelf: hoursShelf, isUnsaved: isUnsaved(hours), save: saveHours.save },
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
