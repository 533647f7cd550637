import { useEffect, useMemo } from 'react';
import { kindsIn } from '../../../i18n/kinds.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import panel from '../../../ui/Panel.module.css';
import { isUnsaved } from '../../../ui/shelf.ts';
import { useShelved } from '../../../ui/useShelved.ts';
import outside from '../Outside.module.css';
import { SectionPanel } from '../SectionPanel.tsx';
import { classesShelf } from '../shelves.ts';
import { type ClassesDraft, classesDraftOf } from './classesDraft.ts';
import { ClassList } from './ClassList.tsx';
import { HeaderRules } from './HeaderRules.tsx';
import { NumberRules } from './NumberRules.tsx';
import { TryCaller } from './TryCaller.tsx';
import type { OfficeClassesRead } from '../useOfficeRead.ts';
import { useSaveClasses } from './useSaveClasses.ts';
import { Weights } from './Weights.tsx';

/** What kinds of callers there are, and how Portico tells them. */
export function CallerClasses({ office }: { readonly office: OfficeClassesRead }) {
  const { t, language } = useWording();
  const { view } = office;
  const tones = useDesk((slice) => slice.preferences.tones);
  const shelved = useShelved(classesShelf);
  const saving = useSaveClasses(office);
  const unsaved = isUnsaved(shelved);
  const classes = shelved?.value.classes;
  const kind = useMemo(() => kindsIn(t, language, classes ?? []), [t, language, classes]);
  useEffect(() => {
    if (view !== null) classesShelf.open('classes', classesDraftOf(view.office, tones));
  }, [view, tones, unsaved]);
  if (view === null || shelved === null) return null;
  const draft = shelved.value;
  function change(changes: Partial<ClassesDraft>): void {
    saving.forget();
    classesShelf.change(changes);
  }
  const given = draft.classes
    .filter(({ retired }) => !retired)
    .map((entry) => ({ value: entry.class, name: kind(entry.class) }));
  const shared = { kind, given, faults: saving.found };
  return (
    <SectionPanel section="classes" save={{ of: saving, isUnsaved: unsaved }}>
      <p className={panel.soft}>{t('classes.kept')}</p>
      <div className={outside.area}>
        <ClassList
          classes={draft.classes}
          kind={kind}
          faults={saving.found}
          onChange={(changed) => change({ classes: changed })}
        />
      </div>
      <div className={outside.area}>
        <NumberRules {...shared} rules={draft.numberRules} onChange={(numberRules) => change({ numberRules })} />
        <HeaderRules {...shared} rules={draft.headerRules} onChange={(headerRules) => change({ headerRules })} />
      </div>
      <div className={outside.area}>
        <TryCaller draft={draft} />
      </div>
      <div className={outside.area}>
        <Weights weights={draft.weights} onChange={(weights) => change({ weights })} />
      </div>
    </SectionPanel>
  );
}
