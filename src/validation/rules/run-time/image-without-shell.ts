import { interpreterOf } from '../../../analysis/scripts/interpreter';
import type { AnyContainer } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** Images that hold a program and no shell, unless their tag names another base. */
const WITHOUT_SHELL = [
  /^gcr\.io\/distroless\//,
  /^gcr\.io\/(?:go-containerregistry\/crane|kaniko-project\/executor|projectsigstore\/cosign)\b/,
  /^ghcr\.io\/sigstore\/cosign\/cosign\b/,
  /^registry\.k8s\.io\/pause\b/,
  /^(?:(?:docker|ghcr)\.io\/)?(?:hadolint\/hadolint|anchore\/(?:grype|syft))\b/,
];
/** Images with the shell of busybox alone. */
const WITHOUT_BASH = /^(?:docker\.io\/)?(?:library\/)?(?:alpine|busybox)$/;
/** What tags of images with a shell say. */
const WITH_SHELL = /debug|dev\b|alpine|debian/;

export const imageWithoutShell = defineRule({
  id: 'image-without-shell',
  severity: 'error',
  docs: {
    title: 'A script is to run in an image that has no shell',
    why: 'Tekton starts scripts with /bin/sh, or with the program that their first line names; without it the step fails.',
    bad: step('name: build\nimage: gcr.io/kaniko-project/executor:v1.23.2\nscript: /kaniko/executor --no-push'),
    good: step(
      'name: build\nimage: gcr.io/kaniko-project/executor:v1.23.2-debug\nscript: "#!/busybox/sh\\n/kaniko/executor"',
    ),
  },
  messages: {
    shell: (d: { image: string; shell: string }) => `image ${quote(d.image)} has no ${quote(d.shell)} to run a script`,
  },
  visit: ({ report }) => {
    const check = ({ image = '', script }: AnyContainer, path: string): void => {
      if (!script) return;
      if (WITHOUT_BASH.test(nameOf(image)) && interpreterOf(script) === 'bash') {
        report(
          'shell',
          { image, shell: 'bash' },
          { path: `${path}.image`, help: 'begin the script with #!/bin/sh, or take an image with bash' },
        );
        return;
      }
      if (!WITHOUT_SHELL.some((one) => one.test(image)) || WITH_SHELL.test(tagOf(image))) return;
      const [name = '', digest] = image.split('@');
      // A digest alone may be that of a debug image.
      if (digest !== undefined && !name.slice(name.lastIndexOf('/')).includes(':')) return;
      const shell = interpreterOf(script);
      if (!['sh', 'bash', 'ash', 'dash', 'busybox'].includes(shell)) return;
      report(
        'shell',
        { image, shell },
        {
          path: `${path}.image`,
          help: 'write command and args instead of script, or take an image with a shell; many have a tag with "debug"',
        },
      );
    };
    return {
      Step({ step, path }) {
        check(step, path);
      },
      Sidecar({ sidecar, path }) {
        check(sidecar, path);
      },
      StepAction({ spec, path }) {
        check(spec, path);
      },
    };
  },
});

/** Of `name:tag@digest`. */
function nameOf(image: string): string {
  const [name = ''] = image.split('@');
  return name.replace(/:[^/:]*$/, '');
}

/** Of `name:tag@digest`; the registry of the name may have a port. */
function tagOf(image: string): string {
  const [name = ''] = image.split('@');
  return name.slice(name.lastIndexOf('/')).split(':')[1] ?? '';
}
