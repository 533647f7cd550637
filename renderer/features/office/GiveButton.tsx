import { useWording } from '../../i18n/wordingContext.ts';
import { type TargetAct, useHandover } from '../../state/handover.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { type To, useGiveTo } from './useGiveTo.ts';

interface GiveButtonProps {
  readonly to: To;
  readonly name: string;
  readonly act: Exclude<TargetAct, 'none'>;
  readonly isForEnter: boolean;
  readonly tabIndex: number;
}

/** Hands the current call over, or calls when there is none. */
export function GiveButton({ to, name, act, isForEnter, tabIndex }: GiveButtonProps) {
  const { t } = useWording();
  const giveTo = useGiveTo();
  const isFirstTalkedTo = useHandover((state) => state.open?.how === 'consult');
  const deed = act === 'transfer' && isFirstTalkedTo ? 'consult' : act;
  return (
    <Button
      data-give
      tabIndex={tabIndex}
      // The second click of two would find no call any more, and dial.
      onClick={(event) => event.detail < 2 && giveTo(to)}
    >
      <Spoken shown={t(`office.${deed}`)} spoken={t(`office.to.${deed}`, { name })} />
      {isForEnter && <KeyCap>⏎</KeyCap>}
    </Button>
  );
}
