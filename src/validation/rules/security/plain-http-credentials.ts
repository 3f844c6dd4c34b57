import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';

const secret = (url: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: forge\n  annotations:\n    tekton.dev/git-0: ${url}\ntype: kubernetes.io/basic-auth\n`;

const INSIDE = /^http:\/\/(?:localhost|127\.[\d.]+|[^/:]+\.svc(?:\.cluster\.local)?)(?:[:/]|$)/;

export const plainHttpCredentials = defineRule({
  id: 'plain-http-credentials',
  severity: 'warning',
  docs: {
    title: 'Credentials are sent over plain HTTP',
    why: 'Everybody on the way reads them. Inside the cluster, to a Service, this is not reported.',
    bad: secret('http://git.example.com'),
    good: secret('https://git.example.com'),
  },
  messages: {
    annotation: (d: { url: string }) => `the credentials are for ${quote(d.url)}, which is plain HTTP`,
    resolver: (d: { url: string }) => `the token goes to ${quote(d.url)}, which is plain HTTP`,
  },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      if (document.kind !== 'Secret') return;
      const { annotations } = metadata ?? {};
      if (typeof annotations !== 'object' || annotations === null) return;
      for (const [key, url] of Object.entries(annotations))
        if (/^tekton\.dev\/(?:git|docker)-/.test(key) && typeof url === 'string' && isPlain(url))
          report(
            'annotation',
            { url },
            { path: `metadata.annotations.${key}`, help: `use ${url.replace('http:', 'https:')}` },
          );
    },
    Ref({ ref: { params = [] }, path }) {
      const i = params.findIndex(({ name }) => name === 'url' || name === 'serverURL');
      const url = params[i]?.value;
      const hasToken = params.some(({ name = '' }) => ['token', 'gitToken', 'http-username'].includes(name));
      if (typeof url === 'string' && hasToken && isPlain(url))
        report(
          'resolver',
          { url },
          { path: `${path}.params[${i}].value`, help: `use ${url.replace('http:', 'https:')}` },
        );
    },
  }),
});

function isPlain(url: string): boolean {
  return url.startsWith('http://') && !INSIDE.test(url);
}
