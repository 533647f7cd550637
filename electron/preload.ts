import { contextBridge, ipcRenderer } from 'electron/renderer';
import { createBridge } from './shell/line/bridge.ts';

/** All that the page gets of Electron: its line to the backend. */
const { bridge, takePort } = createBridge();

ipcRenderer.on('portico:line', ({ ports }) => {
  const port = ports[0];
  if (port !== undefined) takePort(port);
});
contextBridge.exposeInMainWorld('portico', bridge);
ipcRenderer.send('portico:page-loaded');
