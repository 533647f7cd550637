import { useState } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import styles from './Navigation.module.css';
import { PreferencesMenu } from './PreferencesMenu.tsx';
import { fragmentOf, type Route } from './route.ts';

const screens = [
  { screen: 'console', icon: 'telephone', link: fragmentOf({ screen: 'console' }) },
  { screen: 'journal', icon: 'journal', link: fragmentOf({ screen: 'journal', callId: null }) },
] as const satisfies readonly { screen: Route['screen']; icon: IconName; link: string }[];

interface NavigationProps {
  readonly screen: Route['screen'];
  readonly onShowKeys: () => void;
}

export function Navigation({ screen, onShowKeys }: NavigationProps) {
  const { t } = useWording();
  const [nav, setNav] = useState<HTMLElement | null>(null);
  return (
    <nav ref={setNav} className={styles.nav} aria-label={t('desk.nav.label')}>
      {screens.map((one) => (
        <a
          key={one.screen}
          className={styles.place}
          href={one.link}
          aria-current={one.screen === screen ? 'page' : undefined}
        >
          <Icon name={one.icon} />
          <span className={styles.name}>{t(`desk.nav.${one.screen}`)}</span>
        </a>
      ))}
      <button type="button" className={`${styles.place} ${styles.last}`} onClick={onShowKeys} aria-keyshortcuts="?">
        <Icon name="keys" />
        <span className={styles.name}>{t('desk.keys.show')}</span>
      </button>
      <PreferencesMenu within={nav} />
    </nav>
  );
}
