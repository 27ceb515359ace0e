import type { ShopContext } from './context';

/** Work that the server does later. Here its effects are there at once, only the job says so later. */
export interface JobRecord {
  readonly __typename: 'Job';
  readonly id: string;
  readonly done: boolean;
}

/** As it is answered by the mutation that starts it. */
export function newJob(context: ShopContext): JobRecord {
  return { __typename: 'Job', id: `gid://shopify/Job/${context.storage.newUuid()}`, done: false };
}

/** As it is found when somebody asks. */
export function finishedJob(id: string): JobRecord {
  return { __typename: 'Job', id, done: true };
}
