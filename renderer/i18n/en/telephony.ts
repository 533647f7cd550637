/** What a telephone does besides: its keys, conferences, parking, dialling again. */
export const telephony = {
  keypad: {
    label: 'Keypad',
    hint: 'Press or type',
    pressed: 'Pressed: {{digits}}',
    close: 'Close the keypad',
    star: 'Star',
    hash: 'Hash',
    failed: 'The last key was not sent. The call may have ended or be on hold.',
  },
} as const;
