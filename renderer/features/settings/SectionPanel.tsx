import type { ReactNode } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { NeedsRole } from './NeedsRole.tsx';
import type { SettingsSection } from './places.ts';
import type { SavingOfDraft } from './useSaveDraft.ts';

interface SectionPanelProps {
  readonly section: SettingsSection;
  /** null: what is chosen here acts at once, or by a button of its own. */
  readonly save: { readonly of: SavingOfDraft<unknown>; readonly isUnsaved: boolean } | null;
  readonly children: ReactNode;
}

/** One section: what it is about, whether it acts at once or by Save, and its fields. */
export function SectionPanel({ section, save, children }: SectionPanelProps) {
  const { t } = useWording();
  const when = save !== null ? 'bySave' : section === 'privacy' ? 'byButton' : 'atOnce';
  // Of a file it is told in its own words.
  const told = section !== 'file' && <p className={panel.soft}>{t(`settings.when.${when}`)}</p>;
  const needs = <NeedsRole section={section} />;
  return (
    <section className={panel.panel} aria-label={t(`settings.section.${section}`)}>
      <div className={panel.top}>
        <h2 className={panel.heading}>{t(`settings.section.${section}`)}</h2>
      </div>
      {save === null ? (
        <div className={panel.body}>
          {needs}
          {told}
          {children}
        </div>
      ) : (
        <SaveForm saving={save.of.saving} isUnsaved={save.isUnsaved} onSave={save.of.save}>
          {needs}
          {told}
          {children}
        </SaveForm>
      )}
    </section>
  );
}
