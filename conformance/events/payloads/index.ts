export { bitbucketCloud } from './bitbucket-cloud';
export { bitbucketDataCenter } from './bitbucket-data-center';
export type { Deliveries, Delivery } from './delivery';
export { gitea } from './gitea';
export { github } from './github';
export { gitlab } from './gitlab';
export { ANNOTATED, SHA, ZEROS } from './parts';
