import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDialogInfo } from '../../electron/adapters/sip/dialogInfo.ts';
import { dialogPackage } from '../../electron/adapters/sip/dialogTable.ts';
import { dialogInfo } from './sip/notifier.ts';

const states = ['trying', 'proceeding', 'early', 'confirmed', 'terminated'] as const;
const anyDialog = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...states), fc.constantFrom('', ' initiator', ' recipient'))
  .map(([id, state, direction]) => `${id} ${state}${direction}`);

const pieces = fc.constantFrom(
  '<dialog-info version="0" state="full">',
  '</dialog-info>',
  '<dialog-info version="1" state="full"/>',
  '<dialog id="a">',
  '</dialog>',
  '<state>confirmed</state>',
  '<state>terminated</state>',
  '<state>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&lt;',
  '<__proto__>',
  'constructor',
  '\u0000',
  '<x:dialog xmlns:x="y" id="b"/>',
);

describe('a dialog-info document', () => {
  it('of any kind is read without falling over it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 20 }),
        (parts) => {
          readDialogInfo(parts.join(''));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('that is broken anywhere says nothing, and least of all that a busy phone is free', () => {
    const whole = dialogInfo(1, ['a confirmed recipient', 'b terminated']);
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(30),
        fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 }), fc.constant('')),
        (at, removed, put) => {
          const table = dialogPackage.reader();
          table.read(dialogInfo(0, ['a confirmed recipient']));
          const broken = whole.slice(0, at) + put + whole.slice(at + removed);
          // What was changed may say honestly that the dialog is over.
          fc.pre(
            !/terminated<\/state>[^]*terminated<\/state>/.test(broken) && readDialogInfo(broken)?.dialogs.length !== 0,
          );
          expect(['busy', 'ringing', null]).toContain(table.read(broken).state);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('that is cut off anywhere says nothing', () => {
    const whole = dialogInfo(1, []);
    for (let end = 0; end < whole.length; end += 1) expect(readDialogInfo(whole.slice(0, end))).toBeNull();
    expect(readDialogInfo(whole)).toEqual({ version: 1, full: true, dialogs: [] });
  });

  it('tells free exactly when it is full and none of its dialogs lives', () => {
    fc.assert(
      fc.property(fc.array(anyDialog, { maxLength: 6 }), (dialogs) => {
        const ended = new Set(dialogs.filter((text) => text.includes(' terminated')).map((text) => text[0]));
        const lives = dialogs.some((text) => !ended.has(text[0]));
        expect(dialogPackage.reader().read(dialogInfo(0, dialogs)).state === 'free').toBe(!lives);
      }),
    );
  });

  it.each([
    [
      'entities',
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><dialog-info version="0" state="full">&b;</dialog-info>',
    ],
    ['an outside entity', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><dialog-info version="0" state="full"/>'],
    ['depth', `<dialog-info version="0" state="full">${'<a>'.repeat(9_000)}${'</a>'.repeat(9_000)}</dialog-info>`],
    ['length', `<dialog-info version="0" state="full">${' '.repeat(70_000)}</dialog-info>`],
    [
      'numbers',
      dialogInfo(
        0,
        Array.from({ length: 201 }, (_, n) => `d${n} terminated`),
      ),
    ],
    ['prototypes', '<dialog-info version="0" state="full"><__proto__><x/></__proto__></dialog-info>'],
    ['another root', '<presence version="0" state="full"/>'],
    ['two roots', '<dialog-info version="0" state="full"/><dialog-info version="0" state="full"/>'],
    ['no version', '<dialog-info state="full"/>'],
    ['a version that is none', '<dialog-info version="-1" state="full"/>'],
    ['a state of a dialog that is none', dialogInfo(0, ['a held'])],
    ['a dialog without an id', dialogInfo(0, [' terminated'])],
    [
      'a dialog in another',
      '<dialog-info version="0" state="full"><x><dialog id="a"><state>confirmed</state></dialog></x></dialog-info>',
    ],
  ])('hostile by %s says nothing', (_what, text) => {
    expect(readDialogInfo(text)).toBeNull();
  });
});
