import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isBusylight } from '#core/busylight/kind.ts';
import type { Language } from '#core/caller/company.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { timers } from '../../electron/adapters/machine/clock.ts';
import { createHid } from '../../electron/adapters/hid/nodeHid.ts';
import { startServer } from '../../electron/host/server.ts';
import { openPortico } from '../../electron/portico.ts';
import { silentLog } from '../fakes/clock.ts';
import { type FakeNodeHid, fakeNodeHid } from '../fakes/nodeHid.ts';
import type { FakeHeadset } from '../fakes/nodeHidDevice.ts';
import { usualHeadset } from '../unit/headset/buildDescriptor.ts';

const project = path.join(import.meta.dirname, '../..');

/** The whole product in this process, with a headset on its machine; the page comes over the browser host's own server. */
export interface HeadsetDesk {
  /** http://127.0.0.1:PORT/#token=... */
  readonly link: string;
  readonly usb: FakeNodeHid;
  readonly headset: FakeHeadset;
  readonly close: () => Promise<void>;
}

export interface HeadsetDeskPlan {
  /** Data folder; the caller removes it. */
  readonly data: string;
  readonly settings: object;
  readonly company: object;
  readonly language?: Language;
}

export async function startHeadsetDesk({
  data,
  settings,
  company,
  language = 'en',
}: HeadsetDeskPlan): Promise<HeadsetDesk> {
  const settingsFile = path.join(data, 'settings-of-the-test.json');
  writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
  writeFileSync(path.join(data, 'company.json'), JSON.stringify(company));
  const usb = fakeNodeHid();
  const headset = usb.plug({
    path: '/dev/hidraw3',
    vendorId: 0x1234,
    productId: 0x0001,
    maker: 'Usual',
    product: 'Headset',
    usages: [0x000b_0005],
  });
  const hid = createHid({
    load: () => Promise.resolve(usb.module),
    platform: 'linux',
    timers,
    log: silentLog,
    layoutSources: [() => Promise.resolve(readDescriptor(usualHeadset))],
    isBusylight,
  });
  const opened = await openPortico({
    folder: data,
    settingsFile,
    resources: path.join(project, 'resources'),
    practise: false,
    language,
    secrets: null,
    restart: () => undefined,
    readingLink: () => Promise.resolve(null),
    hid,
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const portico = opened.value;
  const server = await startServer({
    port: 0,
    pagesFolder: path.join(project, '.vite/renderer'),
    letsRead: portico.backend.letsRead,
    onPage: portico.backend.connect,
  });
  if (!server.ok) throw new Error(server.error);
  return { link: server.value.link, usb, headset, close: () => portico.close(server.value) };
}

/** The report that the headset was told last, by its id; its lamps as they are. */
export function shownBy(headset: FakeHeadset, reportId = 2): () => readonly number[] | undefined {
  return () => headset.shown().get(reportId);
}
