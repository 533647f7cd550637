import { type CSSProperties, useState } from 'react';
import type { Circumstance } from '#core/caller/circumstance.ts';
import type { LearnedLine } from '#core/contract/classCalls.ts';
import type { Wording } from '../../../i18n/wording.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Classes.module.css';
import { Sure } from './Sure.tsx';

interface LearnedLinesProps {
  readonly lines: readonly LearnedLine[];
  readonly onForget: (circumstances: string) => void;
}

/** Circumstances with what calls under them were, finer ones below those that they lie within. */
export function LearnedLines({ lines, onForget }: LearnedLinesProps) {
  const wording = useWording();
  const { t } = wording;
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <ul className={styles.lines}>
      {lines.map(({ circumstances, parts, inherited, depth, calls, classes }) => {
        const whole = circumstanceWords(parts, wording);
        const style: CSSProperties & Record<'--depth', number> = { '--depth': depth };
        return (
          <li key={circumstances} className={styles.learned} style={style}>
            <p>{circumstanceWords(parts.slice(inherited), wording) || whole}</p>
            <p className={styles.counts}>
              <span>{t('classes.learned.line', { count: calls })}</span>
              {classes.map(({ class: of, stood, corrected }) => (
                <span key={of}>{classWords({ of, stood, corrected }, wording)}</span>
              ))}
            </p>
            <Button
              look="quiet"
              aria-label={t('classes.learned.forgetOf', { what: whole })}
              onClick={() => setAsking(asking === circumstances ? null : circumstances)}
            >
              {t('classes.learned.forget')}
            </Button>
            {asking === circumstances && (
              <Sure
                question={t('classes.learned.sure', { what: whole, count: calls })}
                act={t('classes.learned.forget')}
                onSure={() => {
                  setAsking(null);
                  onForget(circumstances);
                }}
                onLeave={() => setAsking(null)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function classWords(
  { of, stood, corrected }: { readonly of: string; readonly stood: number; readonly corrected: number },
  { t, kind }: Wording,
): string {
  const told = { kind: kind(of), n: stood + corrected, corrected };
  return t(corrected === 0 ? 'classes.learned.class' : 'classes.learned.classCorrected', told);
}

/** "Not in the directory, called +380 44 555 12 00, from Ukraine" */
function circumstanceWords(parts: readonly Circumstance[], { t, kind, locale }: Wording): string {
  const words = parts.map((part) => {
    switch (part.kind) {
      case 'who': {
        const who =
          part.class === null || (part.who !== 'contact' && part.who !== 'crm')
            ? t(`classes.learned.who.${part.who}`)
            : t(`classes.learned.whoIs.${part.who}`, { kind: kind(part.class) });
        return part.forged ? `${who}${t('call.why.like.comma')}${t('classes.learned.forged')}` : who;
      }
      case 'to':
        return t('classes.learned.to', { number: part.shown });
      case 'rule':
        return t('classes.learned.rule', { note: part.note });
      case 'withheld':
        return t('classes.learned.withheld');
      case 'in': {
        const names = new Intl.DisplayNames(locale, { type: 'region' });
        return t('classes.learned.in', { country: names.of(part.country) ?? part.country });
      }
      case 'from':
        return t('classes.learned.from', { number: part.begins });
    }
  });
  const [first = '', ...others] = words;
  return [first.charAt(0).toLocaleUpperCase(locale) + first.slice(1), ...others].join(t('call.why.like.comma'));
}
