import { compact } from '../../util/compact';

/** What a slot says to the script. */
interface SlotFields {
  readonly name?: string;
  readonly placeholder?: string;
  readonly workload?: string;
  readonly container?: string;
}

/**
 * Where in the manifests an image goes.
 *
 * @example
 * ```ts
 * new DeployTask(chart, 'deploy', {
 *   images: {
 *     web: ImageSlot.name('acme/shop'),
 *     worker: [ImageSlot.placeholder('WORKER_IMAGE'), ImageSlot.container('CronJob/report', 'report')],
 *   },
 * });
 * ```
 */
export class ImageSlot {
  private readonly fields: SlotFields;

  private constructor(fields: SlotFields) {
    this.fields = fields;
  }

  /**
   * Containers whose image is called so; tag and digest do not matter.
   *
   * @param name `acme/shop`, the path on any host, or `ghcr.io/acme/shop`, only that one
   */
  static name(name: string): ImageSlot {
    return new ImageSlot({ name });
  }

  /** Containers whose image is exactly this text. */
  static placeholder(placeholder: string): ImageSlot {
    return new ImageSlot({ placeholder });
  }

  /**
   * One container, or init container, of a workload.
   *
   * @param workload kind and name: `Deployment/shop`
   */
  static container(workload: string, container: string): ImageSlot {
    return new ImageSlot({ workload, container });
  }

  /** @internal */
  toFields(): SlotFields {
    return compact(this.fields);
  }
}
