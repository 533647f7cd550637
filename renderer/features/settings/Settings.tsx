import { useWording } from '../../i18n/wordingContext.ts';
import { CallerClasses } from './classes/CallerClasses.tsx';
import { Learned } from './classes/Learned.tsx';
import { useOfficeClasses, useTopics } from './useOfficeRead.ts';
import { Headset } from './Headset.tsx';
import { Hours } from './Hours.tsx';
import { Journal } from './Journal.tsx';
import { Keys } from './Keys.tsx';
import { Look } from './Look.tsx';
import { OtherDirectories } from './OtherDirectories.tsx';
import { type SettingsSection, settingsSections } from './places.ts';
import styles from './Settings.module.css';
import { Privacy } from './Privacy.tsx';
import { Roles } from './Roles.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import { Sound } from './Sound.tsx';
import { Telephone } from './Telephone.tsx';
import { Topics } from './topics/Topics.tsx';
import { UnsavedElsewhere } from './UnsavedElsewhere.tsx';
import { useOutside } from './useOutside.ts';
import { useSettings } from './useSettings.ts';

interface SettingsProps {
  readonly section: SettingsSection;
  readonly linkTo: (section: SettingsSection) => string;
  /** Address of a call in the journal. */
  readonly callLink: (callId: string) => string;
}

/** Everything that can be set, a section at a time. */
export function Settings({ section, linkTo, callLink }: SettingsProps) {
  const { t } = useWording();
  const settings = useSettings();
  const outside = useOutside();
  const office = useOfficeClasses();
  const topics = useTopics();
  return (
    <div className={styles.settings}>
      <section className={styles.list} aria-label={t('settings.region')}>
        <h2 className={styles.heading}>{t('settings.region')}</h2>
        <ul>
          {settingsSections.map((one) => (
            <li key={one}>
              <a className={styles.section} href={linkTo(one)} aria-current={one === section ? 'true' : undefined}>
                {t(`settings.section.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {section === 'telephone' && <Telephone settings={settings} />}
      {section === 'sound' && <Sound />}
      {section === 'headset' && <Headset />}
      {section === 'hours' && <Hours settings={settings} />}
      {section === 'classes' && <CallerClasses office={office} />}
      {section === 'topics' && <Topics topics={topics} />}
      {section === 'learned' && <Learned callLink={callLink} />}
      {section === 'outside' && <OtherDirectories outside={outside} />}
      {section === 'look' && <Look />}
      {section === 'keys' && <Keys />}
      {section === 'journal' && <Journal />}
      {section === 'roles' && <Roles />}
      {section === 'privacy' && <Privacy />}
      {section === 'file' && <SettingsFile settings={settings} outside={outside} />}
      <UnsavedElsewhere {...{ section, settings, office, topics, outside, linkTo }} />
    </div>
  );
}
