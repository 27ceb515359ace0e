import type { ProductRecord, Seo } from '../model';

export type CollectionSortOrder =
  | 'ALPHA_ASC'
  | 'ALPHA_DESC'
  | 'BEST_SELLING'
  | 'CREATED'
  | 'CREATED_DESC'
  | 'MANUAL'
  | 'MOST_RELEVANT'
  | 'PRICE_ASC'
  | 'PRICE_DESC';

export interface CollectionRule {
  readonly column: string;
  readonly relation: string;
  readonly condition: string;
}

export interface CollectionRuleSet {
  readonly appliedDisjunctively: boolean;
  readonly rules: readonly CollectionRule[];
}

export interface CollectionFields {
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string;
  readonly seo: Seo;
  readonly sortOrder: CollectionSortOrder;
  readonly templateSuffix: string | null;
  /** Null for a collection whose products are chosen by hand. */
  readonly ruleSet: CollectionRuleSet | null;
  readonly image: { readonly src: string; readonly altText: string | null } | null;
}

export interface CollectionRecord extends CollectionFields {
  readonly __typename: 'Collection';
  readonly id: string;
  readonly numericId: number;
  readonly createdAt: string;
  readonly createdMs: number;
  readonly updatedAt: string;
  /** When its rules were set: members of a smart collection are found a moment later (recorded). */
  readonly rulesMs: number;
  /** In the order in which they were added or put; for smart collections only what was forced in. */
  readonly members: readonly ProductRecord[];
}
