import { parseUrl } from '../../../../src/analysis/cel/functions/url';

describe('parseUrl', () => {
  test('parts, as net/url of Go has them', () => {
    expect(parseUrl('HTTPS://u%20v:p@example.com:8080/a%2Fb?x=1&x=2#f')).toEqual({
      scheme: 'https',
      host: 'example.com:8080',
      path: '/a/b',
      rawQuery: 'x=1&x=2',
      fragment: 'f',
      queryStrings: { x: ['1', '2'] },
      query: { x: '1,2' },
      auth: { username: 'u v', password: 'p' },
    });
  });

  test.each([
    ['mailto:a@b', { scheme: 'mailto', host: '', path: '' }],
    ['git@host/a', { scheme: '', host: '', path: 'git@host/a' }],
    ['//host/a', { scheme: '', host: 'host', path: '/a' }],
    ['///a', { scheme: '', host: '', path: '///a' }],
    ['http://[::1]:80/', { host: '[::1]:80', path: '/' }],
    ['http://h/%e4', { path: '/\uFFFD' }],
    ['http://h/#line\nbreak', { fragment: 'line\nbreak' }],
  ])('%j', (text, parts) => {
    expect(parseUrl(text)).toMatchObject(parts);
  });

  test.each([
    ['line\nbreak', 'control character'],
    ['http://h/\u007F', 'control character'],
    [':a', 'missing protocol scheme'],
    ['git@host:acme/shop', 'cannot contain colon'],
    ['http://h:x/', 'invalid port'],
    ['http://a b/', 'in host name'],
    ['http://%41/', 'invalid URL escape'],
    ['http://h/%zz', 'invalid URL escape'],
    ['http://u"@h/', 'invalid userinfo'],
    ['http://[::1/', 'invalid IP-literal'],
    ['http://[nonsense]/', 'invalid IP-literal'],
  ])('%j is none', (text, reason) => {
    expect(() => parseUrl(text)).toThrow(reason);
  });
});
