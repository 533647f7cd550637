import path from 'node:path';
import { startChild, until, type Child } from './child.ts';
import { freePort } from './freePort.ts';
import { program } from './missing.ts';
import { udpQuestion } from './udpQuestion.ts';

/** rtpengine in user space on this address: plain RTP on one side, ICE and DTLS-SRTP on the other. */
export async function startRtpengine(folder: string, address: string): Promise<Child & { readonly port: number }> {
  const port = await freePort();
  const first = await freePort(200);
  const child = startChild(
    program('rtpengine'),
    [
      '--foreground',
      '--log-stderr',
      '--log-level=6',
      '--config-file=none',
      '--table=-1',
      `--interface=${address}`,
      `--listen-ng=127.0.0.1:${port}`,
      `--port-min=${first}`,
      `--port-max=${first + 200}`,
    ],
    { log: path.join(folder, 'rtpengine.log') },
  );
  await until(
    'rtpengine answers a ping',
    async () => ((await udpQuestion(port, () => '1_1 d7:command4:pinge'))?.includes('pong') === true ? true : null),
    { of: child },
  );
  return { ...child, port };
}
