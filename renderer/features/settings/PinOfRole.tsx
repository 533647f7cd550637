import { useState } from 'react';
import { faultOfPin, type GuardedRole, shortestPin } from '#core/roles/pins.ts';
import type { SessionView } from '#core/roles/session.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Roles.module.css';

interface PinOfRoleProps {
  readonly of: GuardedRole;
  readonly session: SessionView;
}

const blank = { old: '', pin: '', again: '' };

type Told =
  | { readonly kind: 'none' | 'set' | 'removed' | 'differs' | 'not-written' }
  | { readonly kind: 'wrong' | 'wait' | 'no-pin' | 'unreadable' | 'too-short' | 'too-long'; readonly waitMs: number };

/** One role's PIN: what it guards, and how it is set, changed or taken away. */
export function PinOfRole({ of, session }: PinOfRoleProps) {
  const { t } = useWording();
  const [typed, setTyped] = useState(blank);
  const [told, setTold] = useState<Told>({ kind: 'none' });
  const isSet = session.pins[of];
  const knowsBetter = of === 'manager' && session.pins.administrator && session.level === 'administrator';
  const asksOld = isSet && !knowsBetter;

  async function replace(pin: string | null): Promise<void> {
    const fault = pin === null ? null : faultOfPin(pin);
    if (fault !== null) return setTold({ kind: fault, waitMs: 0 });
    if (pin !== null && pin !== typed.again) return setTold({ kind: 'differs' });
    const answer = await ask('roles.set-pin', { of, pin, old: asksOld ? typed.old : null });
    if (!answer.ok) return setTold({ kind: answer.error === 'not-written' ? 'not-written' : 'none' });
    if (!answer.value.done) return setTold({ kind: answer.value.why, waitMs: answer.value.waitMs });
    setTyped(blank);
    setTold({ kind: pin === null ? 'removed' : 'set' });
  }

  const field = (name: keyof typeof blank, label: string) => (
    <TextField
      label={label}
      type="password"
      dir="ltr"
      autoComplete="off"
      maxLength={200}
      value={typed[name]}
      onChange={(text) => {
        setTyped({ ...typed, [name]: text });
        setTold({ kind: 'none' });
      }}
    />
  );
  const heading = t(`roles.pinOf.${of}`);
  return (
    <form
      className={styles.role}
      aria-label={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void replace(typed.pin);
      }}
    >
      <h3 className={panel.groupHeading}>{heading}</h3>
      <p className={panel.soft}>{t(`roles.guards.${of}`)}</p>
      <p>{t(isSet ? 'roles.isSet' : 'roles.isNotSet')}</p>
      <div className={styles.fields}>
        {asksOld && field('old', t('roles.oldPin'))}
        {field('pin', t('roles.newPin'))}
        {field('again', t('roles.again'))}
      </div>
      <div className={styles.act}>
        <Button submits disabled={typed.pin === ''}>
          {t(isSet ? 'roles.change' : 'roles.set')}
        </Button>
        {isSet && (
          <Button disabled={asksOld && typed.old === ''} onClick={() => void replace(null)}>
            {t('roles.remove')}
          </Button>
        )}
        <p className={styles.told} role="status">
          <Words told={told} />
        </p>
      </div>
    </form>
  );
}

function Words({ told }: { readonly told: Told }) {
  const { t, duration } = useWording();
  if (told.kind === 'none') return null;
  if (told.kind === 'set' || told.kind === 'removed')
    return <span className={styles.good}>{t(`roles.done.${told.kind}`)}</span>;
  if ('waitMs' in told && told.waitMs > 0)
    return <span className={styles.bad}>{t('roles.tried.wait', { time: duration(told.waitMs) })}</span>;
  if (told.kind === 'too-short')
    return <span className={styles.bad}>{t('roles.tried.too-short', { count: shortestPin })}</span>;
  return <span className={styles.bad}>{t(`roles.tried.${told.kind === 'wait' ? 'again' : told.kind}`)}</span>;
}
