import { Activity, useCallback, useEffect, useMemo, useState } from 'react';
import { Console } from '../features/console/Console.tsx';
import { Journal } from '../features/journal/Journal.tsx';
import { CallStrip } from '../features/strip/CallStrip.tsx';
import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { type Wish, WishContext } from '../ui/wish.ts';
import { Announcer } from './Announcer.tsx';
import styles from './Desk.module.css';
import { Header } from './Header.tsx';
import { KeyList } from './KeyList.tsx';
import { Navigation } from './Navigation.tsx';
import { fragmentOf, useRoute } from './route.ts';
import { useKeys } from './useKeys.ts';
import { useNotice } from './useNotice.ts';

/** The frame around the screens; the console stays as it was left while another screen is looked at. */
export function Desk() {
  const route = useRoute();
  const { notice, refused } = useNotice();
  const wish = useMemo<Wish>(
    () => (name, body) => void ask(name, body).then((answer) => (answer.ok ? undefined : refused(answer.error))),
    [refused],
  );
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useKeys(wish, showKeys);
  return (
    <WishContext value={wish}>
      <div className={styles.page}>
        <div className={styles.frame}>
          <Navigation screen={route.screen} onShowKeys={showKeys} />
          <Header notice={notice} />
          <main className={styles.main}>
            <Activity mode={route.screen === 'console' ? 'visible' : 'hidden'}>
              <Console />
            </Activity>
            {route.screen === 'journal' && (
              <>
                <Journal openCallId={route.callId} linkTo={(callId) => fragmentOf({ screen: 'journal', callId })} />
                <CallStrip consoleLink={fragmentOf({ screen: 'console' })} />
              </>
            )}
          </main>
        </div>
      </div>
      <Announcer />
      <Title />
      <KeyList isOpen={keysShown} onOpenChange={setKeysShown} />
    </WishContext>
  );
}

/**
 * The window's title tells of ringing calls while the page is behind others; never who calls. A component of its own: a ring
 * must not draw the whole frame again.
 */
function Title() {
  const { t } = useWording();
  const ringing = useDesk(({ order, calls }) => order.filter((callId) => calls[callId]?.place === 'ringing').length);
  useEffect(() => {
    // After the caller is painted: naming the window takes longer than drawing the card.
    const timer = setTimeout(() => {
      document.title = ringing === 0 ? t('desk.title.quiet') : t('desk.title.ringing', { count: ringing });
    });
    return () => clearTimeout(timer);
  }, [ringing, t]);
  return null;
}
