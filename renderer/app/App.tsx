import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { wordingIn } from '../i18n/wording.ts';
import { WordingContext } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import '../styles/base.css';
import { ClassesContext } from '../ui/classesContext.ts';
import { keysAsChanged } from '../ui/keyBindings.ts';
import { KeysContext } from '../ui/keysContext.ts';
import { warmFonts } from '../ui/warmFonts.ts';
import { Desk } from './Desk.tsx';
import { Door } from './Door.tsx';
import { useAppearance } from './useAppearance.ts';
import { useKeyboardLayout } from './useKeyboardLayout.ts';

/** The whole page, in the desk's language and colours. */
export function App() {
  const language = useDesk((slice) => slice.preferences.language);
  const theme = useDesk((slice) => slice.preferences.theme);
  const changedKeys = useDesk((slice) => slice.preferences.keys);
  const classes = useDesk((slice) => slice.classes);
  const connection = useDesk((slice) => slice.connection);
  const ready = useDesk((slice) => slice.ready);
  const wording = useMemo(() => wordingIn(language, classes), [language, classes]);
  const layout = useKeyboardLayout();
  const keys = useMemo(() => ({ bindings: keysAsChanged(changedKeys), layout }), [changedKeys, layout]);
  useAppearance(wording, theme);
  useEffect(warmFonts, []);
  const isEnded = useDesk((slice) => slice.session.seat === 'ended') || connection === 'reading-ended';
  const shut = !ready || isEnded || connection === 'no-token' || connection === 'wrong-token';
  return (
    <WordingContext value={wording}>
      <KeysContext value={keys}>
        <ClassesContext value={classes}>
          <I18nProvider locale={wording.locale}>
            {shut ? <Door connection={isEnded ? 'reading-ended' : connection} /> : <Desk />}
          </I18nProvider>
        </ClassesContext>
      </KeysContext>
    </WordingContext>
  );
}
