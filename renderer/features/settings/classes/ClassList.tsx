import { useState } from 'react';
import { type CallerClass, ClassColour, ClassEntry } from '#core/caller/callerClass.ts';
import { type ClassFault, newClassId, servers } from '#core/caller/officeClasses.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ClassSign } from '../../../ui/ClassSign.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/Panel.module.css';
import outside from '../Outside.module.css';
import { AddByName } from '../AddByName.tsx';
import styles from './Classes.module.css';
import { classFault, raised } from './classesDraft.ts';
import { ClassForm } from './ClassForm.tsx';

interface ClassListProps {
  readonly classes: readonly ClassEntry[];
  readonly kind: (of: CallerClass) => string;
  readonly faults: readonly ClassFault[];
  readonly onChange: (classes: readonly ClassEntry[]) => void;
}

/** Every kind of caller in the order of the queue, one of them open; the retired ones below. */
export function ClassList({ classes, kind, faults, onChange }: ClassListProps) {
  const { t } = useWording();
  const [open, setOpen] = useState<CallerClass | null>(null);
  const inUse = classes.filter(({ retired }) => !retired);
  const retired = classes.filter((entry) => entry.retired);
  const firstFaulty = faults.find((fault) => fault.of === 'class');
  const shown = firstFaulty?.of === 'class' ? firstFaulty.at : open;

  function replace(of: CallerClass, changes: Partial<ClassEntry>): void {
    onChange(classes.map((entry) => (entry.class === of ? { ...entry, ...changes } : entry)));
    setOpen(of);
  }

  function add(name: string): void {
    const id = newClassId(
      name,
      classes.map((entry) => entry.class),
    );
    const entry = ClassEntry.parse({ class: id, name, colour: freeColour(classes) });
    // Before those who are not known and those who are a nuisance.
    const place = classes.findIndex((one) => one.class === 'unknown' || one.class === 'spam');
    onChange(place === -1 ? [...classes, entry] : classes.toSpliced(place, 0, entry));
    setOpen(id);
  }

  const line = (entry: ClassEntry, place: number | null) => (
    <li key={entry.class} className={styles.class}>
      <div className={styles.line}>
        <span className={styles.place}>{place === null ? '' : `${place + 1}.`}</span>
        <span className={styles.name}>
          <Chip tone={entry.colour} icon={<ClassSign icon={entry.icon} />}>
            {kind(entry.class)}
          </Chip>
        </span>
        {place !== null && place > 0 && (
          <Button
            look="quiet"
            square
            aria-label={t('classes.earlier', { name: kind(entry.class) })}
            onClick={() => onChange(earlier(classes, entry, inUse[place - 1]))}
          >
            <Icon name="up" />
          </Button>
        )}
        <Button
          look="quiet"
          aria-expanded={shown === entry.class}
          aria-label={t('classes.changeOf', { name: kind(entry.class) })}
          onClick={() => setOpen(shown === entry.class ? null : entry.class)}
        >
          {t('classes.change')}
        </Button>
      </div>
      {shown === entry.class && (
        <ClassForm
          entry={entry}
          kind={kind}
          servers={servers(classes, entry.class)}
          fault={classFault(faults, entry.class)}
          onChange={(changes) => replace(entry.class, changes)}
        />
      )}
    </li>
  );

  return (
    <section className={panel.group} aria-label={t('classes.heading')}>
      <h3 className={styles.heading}>{t('classes.heading')}</h3>
      <p className={panel.soft}>{t('classes.about')}</p>
      <ol className={styles.classes}>{inUse.map((entry, place) => line(entry, place))}</ol>
      <AddByName
        label={t('classes.add.name')}
        longest={40}
        taken={inUse.map((entry) => kind(entry.class))}
        takenWords={t('classes.fault.class.name-taken')}
        fullWords={classes.length >= 60 ? t('classes.add.full') : null}
        onAdd={add}
      />
      {retired.length > 0 && (
        <details className={outside.more}>
          <summary className={outside.summary}>{t('classes.retired', { count: retired.length })}</summary>
          <ul className={styles.classes}>{retired.map((entry) => line(entry, null))}</ul>
        </details>
      )}
    </section>
  );
}

/** Before the one that stands above it; retired ones between the two stay where they are. */
function earlier(classes: readonly ClassEntry[], entry: ClassEntry, above: ClassEntry | undefined): ClassEntry[] {
  const without = classes.filter((one) => one !== entry);
  const place = without.findIndex((one) => one === above);
  return place === -1 ? raised(classes, classes.indexOf(entry)) : without.toSpliced(place, 0, entry);
}

/** One that fewest others have. */
function freeColour(classes: readonly ClassEntry[]): ClassEntry['colour'] {
  const used = (colour: ClassEntry['colour']) => classes.filter((entry) => entry.colour === colour).length;
  return ClassColour.options.toSorted((a, b) => used(a) - used(b))[0] ?? 'grey';
}
