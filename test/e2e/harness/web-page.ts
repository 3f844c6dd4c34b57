import { findBrowser, openPage } from './browser';
import type { Context } from './case';
import { through } from './port-forward';

/** Opens the page of a registry in a Chromium without a window: it shows the image, and how to pull it. */
export async function showsTag(
  { check, evidence, skip }: Context,
  { namespace, service, image }: { readonly namespace: string; readonly service: string; readonly image: string },
): Promise<void> {
  const what = 'the web page of the registry shows the pushed tag in a Chromium without a window';
  const browser = findBrowser();
  if (browser === undefined) {
    skip(what, 'there is no Chromium: apt-get install chromium, or say its path in $CHROMIUM');
    return;
  }
  await check(what, () =>
    through(namespace, service, 80, async (host) => {
      const page = await openPage(browser, `http://${host}/`, evidence.file('web-page.png'));
      evidence.write('web-page.html', page);
      const tag = image.split(':').at(-1) ?? '';
      for (const text of [tag, image]) {
        if (!page.includes(text)) throw new Error(`the page has no ${JSON.stringify(text)}; see web-page.html`);
      }
    }),
  );
}
