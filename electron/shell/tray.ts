import { Menu, Tray } from 'electron/main';
import type { DeskFacts } from './line/messages.ts';
import type { ShellWords } from './words.ts';

export type TrayState = 'ready' | 'not-ready' | 'in-call' | 'missed';

export interface TrayPlan {
  readonly iconOf: (state: TrayState) => string;
  readonly onShow: () => void;
  readonly onQuit: () => void;
}

export interface DeskTray {
  /** `taken`: global keys that other programs have. */
  readonly show: (facts: DeskFacts, words: ShellWords, taken: readonly string[]) => void;
}

/** What matters most is seen: a call, then a telephone that does not work, then who was missed. */
export function trayStateOf({ phone, ringing, live, toCallBack }: DeskFacts): TrayState {
  if (ringing.length + live > 0) return 'in-call';
  if (phone !== 'registered') return 'not-ready';
  return toCallBack > 0 ? 'missed' : 'ready';
}

export function setupTray(plan: TrayPlan): DeskTray {
  const tray = new Tray(plan.iconOf('not-ready'));
  tray.on('click', plan.onShow);
  let drawn = '';

  return {
    show: (facts, words, taken) => {
      const state = trayStateOf(facts);
      const lines = [
        words.phone[facts.phone],
        ...(facts.ringing.length > 0 ? [words.calling] : []),
        ...(facts.live > 0 ? [words.inCall] : []),
        ...(facts.toCallBack > 0 ? [words.toCallBack(facts.toCallBack)] : []),
        ...(taken.length > 0 ? [words.keysTaken(taken.join(', '))] : []),
      ];
      const print = JSON.stringify([state, lines, words.show]);
      if (print === drawn) return;
      drawn = print;
      tray.setImage(plan.iconOf(state));
      tray.setToolTip(`Portico: ${lines.join('; ')}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          ...lines.map((label) => ({ label, enabled: false })),
          { type: 'separator' },
          { label: words.show, click: plan.onShow },
          { label: words.quit, click: plan.onQuit },
        ]),
      );
    },
  };
}
