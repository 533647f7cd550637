import { expect, test } from 'vitest';
import { withoutCandidates } from '../../renderer/media/candidates.ts';

test('candidates are taken out of an offer, each with its own section, and all else stays as it was', () => {
  const first = 'candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host';
  const second = 'candidate:2 1 udp 2130706431 127.0.0.1 40002 typ host';
  const offer = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    `a=${first}`,
    'a=ice-ufrag:x',
    'a=end-of-candidates',
    'm=video 9 RTP/AVP 96',
    `a=${second}`,
    '',
  ];
  expect(withoutCandidates(offer.join('\r\n'))).toEqual({
    sdp: ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 0', 'a=ice-ufrag:x', 'm=video 9 RTP/AVP 96', ''].join('\r\n'),
    candidates: [
      { candidate: first, sdpMLineIndex: 0 },
      { candidate: second, sdpMLineIndex: 1 },
    ],
  });
});

test('an offer without candidates is left alone', () => {
  expect(withoutCandidates('v=0\nm=audio 9 RTP/AVP 0\n')).toEqual({
    sdp: 'v=0\nm=audio 9 RTP/AVP 0\n',
    candidates: [],
  });
});
