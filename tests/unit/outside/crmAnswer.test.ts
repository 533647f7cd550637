import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfPaths, readCrmAnswer } from '#core/crm/answer.ts';
import { readPath, valueAt } from '#core/crm/path.ts';
import { CrmPaths } from '#core/crm/settings.ts';

const answer = {
  total: 1,
  results: [
    {
      id: 51,
      properties: {
        firstname: 'Marta',
        lastname: 'Brandt',
        'company.name': 'Nordwind',
        kind: 'Customer',
        tags: ['VIP', 'DE'],
      },
      owner: { name: 'Olena Koval' },
      url: 'https://crm.example/people/51',
    },
  ],
};

const classes = [{ says: 'customer', class: 'client' as const }];

function read(json: unknown, paths: Partial<CrmPaths>) {
  return readCrmAnswer(json, { paths: CrmPaths.parse(paths), classes });
}

describe('what the CRM answers', () => {
  it('is found by the office’s own paths, first and last name joined', () => {
    expect(
      read(answer, {
        name: 'results[0].properties.firstname results[0].properties.lastname',
        company: 'results[0].properties["company.name"]',
        class: 'results.0.properties.kind',
        responsible: '$.results[0].owner.name',
        note: 'results[0].properties.tags',
        link: 'https://crm.example/people/{results[0].id}',
      }),
    ).toEqual({
      name: 'Marta Brandt',
      company: 'Nordwind',
      class: 'client',
      responsible: 'Olena Koval',
      note: 'VIP, DE',
      link: 'https://crm.example/people/51',
    });
    expect(read(answer, { name: 'results[0].id', link: 'results[0].url' })).toMatchObject({
      name: '51',
      link: 'https://crm.example/people/51',
    });
  });

  it('is nobody where nothing stands at any of the paths', () => {
    for (const nothing of [{ results: [] }, [], null, 7, 'x', { results: [{ properties: {} }] }])
      expect(read(nothing, { name: 'results[0].properties.firstname', link: 'results[0].url' })).toBe(null);
  });

  it('is harmless text, whatever stands there', () => {
    const hostile = { name: '\u202E<b>=CMD()\u0000\n', note: 'x'.repeat(5_000), company: { toString: 'no' } };
    const found = read(hostile, { name: 'name', note: 'note', company: 'company' });
    expect(found).toMatchObject({ name: '<b>=CMD()', company: '', class: null });
    expect(found?.note.length).toBeLessThanOrEqual(300);
  });

  it('opens nothing but http and https, and no address with a hole in it', () => {
    const link = (value: unknown, how = 'link') => read({ name: 'A', link: value }, { name: 'name', link: how })?.link;
    expect(link('javascript:alert(1)')).toBe(null);
    expect(link('file:///etc/passwd')).toBe(null);
    expect(link('https://ok.example/a')).toBe('https://ok.example/a');
    expect(link(null, 'https://crm.example/{link}')).toBe(null);
    expect(link('a/b?c', 'https://crm.example/{link}')).toBe('https://crm.example/a%2Fb%3Fc');
  });

  it('never takes a class from words that nobody has explained', () => {
    const kind = (says: string) => read({ name: 'A', says }, { name: 'name', class: 'says' })?.class;
    expect([kind('CUSTOMER'), kind('partner'), kind('lead'), kind('')]).toEqual(['client', 'partner', null, null]);
  });

  it('is read in any document without a throw, and never through a prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (json, text) => {
        const path = readPath(text);
        if (path !== null) valueAt(json, path);
        read(json, { name: text, link: text });
      }),
    );
    expect(valueAt({}, ['constructor', 'name'])).toBe(undefined);
    expect(valueAt([], ['length'])).toBe(undefined);
  });

  it('has its wrong paths told by their place', () => {
    const wrong = (paths: Partial<CrmPaths>) => faultsOfPaths(CrmPaths.parse(paths));
    expect(wrong({ name: 'a.b[0]["c d"].e', link: 'https://x.example/{a.b}' })).toEqual([]);
    expect(wrong({ name: 'a..b', company: 'a[', note: 'a b', link: 'ftp://x/{a}' })).toEqual([
      'name',
      'company',
      'link',
    ]);
  });
});
