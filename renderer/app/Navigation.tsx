import { useWording } from '../i18n/wordingContext.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { useKeyOf } from '../ui/keysContext.ts';
import styles from './Navigation.module.css';
import { directoryLink, fragmentOf, playbooksLink, type Route, settingsLink } from './route.ts';

const screens = [
  { screen: 'console', icon: 'telephone', link: fragmentOf({ screen: 'console' }) },
  { screen: 'journal', icon: 'journal', link: fragmentOf({ screen: 'journal', callId: null }) },
  { screen: 'directory', icon: 'people', link: directoryLink('contacts', null) },
  { screen: 'playbooks', icon: 'playbook', link: playbooksLink('', null) },
] as const satisfies readonly { screen: Route['screen']; icon: IconName; link: string }[];

interface NavigationProps {
  readonly screen: Route['screen'];
  readonly onShowKeys: () => void;
}

export function Navigation({ screen, onShowKeys }: NavigationProps) {
  const { t } = useWording();
  const showKeys = useKeyOf('show-keys');
  return (
    <nav className={styles.nav} aria-label={t('desk.nav.label')}>
      {screens.map((one) => (
        <Place key={one.screen} {...one} isHere={one.screen === screen} />
      ))}
      <button
        type="button"
        className={`${styles.place} ${styles.last}`}
        onClick={onShowKeys}
        aria-keyshortcuts={showKeys.shortcuts}
      >
        <Icon name="keys" />
        <span className={styles.name}>{t('desk.keys.show')}</span>
      </button>
      <Place screen="settings" icon="settings" link={settingsLink('telephone')} isHere={screen === 'settings'} />
    </nav>
  );
}

interface PlaceProps {
  readonly screen: Route['screen'];
  readonly icon: IconName;
  readonly link: string;
  readonly isHere: boolean;
}

function Place({ screen, icon, link, isHere }: PlaceProps) {
  const { t } = useWording();
  return (
    <a className={styles.place} href={link} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      <span className={styles.name}>{t(`desk.nav.${screen}`)}</span>
    </a>
  );
}
