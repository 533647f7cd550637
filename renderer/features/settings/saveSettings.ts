import type { SettingsChange, SettingsFault } from '#core/contract/settingsCalls.ts';
import { ask } from '../../state/ask.ts';
import type { Saving } from '../../ui/useSaving.ts';

/** Saves, and answers how it went and what was wrong with it by the file's measure. */
export async function saveSettings(change: SettingsChange): Promise<{ saving: Saving; fault: SettingsFault | null }> {
  const answer = await ask('settings.change', change);
  if (!answer.ok) return { saving: { state: 'refused', code: answer.error }, fault: null };
  const { fault } = answer.value;
  return { saving: { state: fault === null ? 'saved' : 'faulty' }, fault };
}
