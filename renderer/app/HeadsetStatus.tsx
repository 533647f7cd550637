import type { HeadsetView } from '#core/headset/view.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { Hidden } from '../ui/Hidden.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './HeadsetStatus.module.css';
import { settingsLink } from './route.ts';

/** The headset in use or missing, as a sign with its name; nothing where there is none. */
export function HeadsetStatus() {
  const { t } = useWording();
  const headset = useDesk((slice) => slice.headset);
  const kind = kindOf(headset);
  const words = kind === null ? '' : t(`headset.status.${kind}`, { name: headset.name || t('headset.unnamed') });
  return (
    <div role="status">
      {kind !== null && (
        <a
          className={kind === 'ready' ? styles.headset : `${styles.headset} ${styles.troubled}`}
          href={settingsLink('headset')}
          title={words}
        >
          <Icon name={kind === 'ready' ? 'headset' : 'headsetOff'} />
          <Hidden>{words}</Hidden>
        </a>
      )}
    </div>
  );
}

function kindOf({ state, shared }: HeadsetView): 'ready' | 'shared' | 'unplugged' | 'not-allowed' | null {
  if (state === 'none' || state === 'unavailable') return null;
  return state === 'ready' && shared ? 'shared' : state;
}
