import { Activity, useCallback, useEffect, useMemo, useState } from 'react';
import { Console } from '../features/console/Console.tsx';
import { Directory } from '../features/directory/Directory.tsx';
import { Importing } from '../features/importing/Importing.tsx';
import { Journal } from '../features/journal/Journal.tsx';
import { Office } from '../features/office/Office.tsx';
import { Playbooks } from '../features/playbooks/Playbooks.tsx';
import { Settings } from '../features/settings/Settings.tsx';
import { CallStrip } from '../features/strip/CallStrip.tsx';
import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { TransferWishContext } from '../ui/transferWish.ts';
import { type Wish, WishContext } from '../ui/wish.ts';
import { afterPaint } from '../media/afterPaint.ts';
import { Announcer } from './Announcer.tsx';
import { SoundAnnouncer } from './SoundAnnouncer.tsx';
import { wishTransfer } from './columnFocus.ts';
import styles from './Desk.module.css';
import { Header } from './Header.tsx';
import { KeyList } from './KeyList.tsx';
import { Navigation } from './Navigation.tsx';
import { directoryLink, fragmentOf, importPlace, journalLink, playbooksLink, settingsLink, useRoute } from './route.ts';
import { PinDialog } from './PinDialog.tsx';
import { useAnswered } from './useAnswered.ts';
import { useKeys } from './useKeys.ts';
import { useNotice } from './useNotice.ts';

/** One element for good: the frame drawn anew does not draw the column. */
const office = <Office />;

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
  useAnswered();
  return (
    <WishContext value={wish}>
      <TransferWishContext value={wishTransfer}>
        <div className={styles.page}>
          <div className={styles.frame}>
            <Navigation screen={route.screen} onShowKeys={showKeys} />
            <Header notice={notice} />
            <main className={styles.main}>
              <Activity mode={route.screen === 'console' ? 'visible' : 'hidden'}>
                <Console office={office} />
              </Activity>
              {route.screen === 'journal' && (
                <Journal
                  openCallId={route.callId}
                  filter={route.filter ?? null}
                  linkTo={(callId) => fragmentOf({ ...route, callId })}
                  allLink={fragmentOf({ screen: 'journal', callId: null })}
                />
              )}
              {route.screen === 'directory' && route.id === importPlace && (
                <Importing backLink={directoryLink('contacts', null)} />
              )}
              {route.screen === 'directory' && route.id !== importPlace && (
                <Directory
                  list={route.list}
                  openId={route.id}
                  linkTo={directoryLink}
                  importLink={directoryLink('contacts', importPlace)}
                  journalLink={journalLink}
                  consoleLink={fragmentOf({ screen: 'console' })}
                />
              )}
              {route.screen === 'playbooks' && (
                <Playbooks
                  place={route.place}
                  part={route.part}
                  linkTo={playbooksLink}
                  callLink={(callId) => fragmentOf({ screen: 'journal', callId })}
                />
              )}
              {route.screen === 'settings' && (
                <Settings
                  section={route.section}
                  linkTo={settingsLink}
                  callLink={(callId) => fragmentOf({ screen: 'journal', callId })}
                />
              )}
              {route.screen !== 'console' && <CallStrip consoleLink={fragmentOf({ screen: 'console' })} />}
            </main>
          </div>
        </div>
        <Announcer />
        <SoundAnnouncer />
        <Title />
        <KeyList isOpen={keysShown} onOpenChange={setKeysShown} />
        <PinDialog />
      </TransferWishContext>
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
    let live = true;
    void afterPaint().then(() => {
      if (live) document.title = ringing === 0 ? t('desk.title.quiet') : t('desk.title.ringing', { count: ringing });
    });
    return () => {
      live = false;
    };
  }, [ringing, t]);
  return null;
}
