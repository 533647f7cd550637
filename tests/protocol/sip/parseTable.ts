import { quickenGrammar } from '../../../electron/adapters/sip/quickGrammar.ts';

/** Prints what sip.js makes of a table of headers, with its grammar quickened when asked. */
const headers = [
  ['Name_Addr_Header', '"Marta \\"M\\" Brandt" <sip:+493023125148@pbx.test;user=phone>;tag=1'],
  ['Name_Addr_Header', 'broken <'],
  ['Via', 'SIP/2.0/WS 127.0.0.1;branch=z9hG4bKabc'],
  ['CSeq', '4711 INVITE'],
  ['Contact', '<sip:a@b;transport=ws>;expires=60, "x" <sip:c@d>'],
  ['Request_Response', 'INVITE sip:1000@pbx.test SIP/2.0'],
  ['Request_Response', 'SIP/2.0 200 OK'],
  ['absoluteURI', 'ws://127.0.0.1:8088/ws'],
] as const;

if (process.argv[2] === 'quick') quickenGrammar();
const { Grammar } = await import('sip.js');
const understood = headers.flatMap(([rule, text]) => [Grammar.parse(text, rule), Grammar.parse(text, rule)]);
process.stdout.write(JSON.stringify(understood, (_key, value: unknown) => value ?? null));
