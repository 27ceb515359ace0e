import type { Change, Clock } from '../../platform/ports';
import { keyOf, sideOf, type ConflictKey, type ConflictLine, type Side } from '../../sheets/conflict-columns';
import type { ConflictTab } from '../../sheets/conflict-tab';

export type FoundConflict = Omit<ConflictLine, 'take' | 'foundAt'>;

/** Records of one tab that were looked at; all of them where `ids` is null. */
export interface LookedAt {
  tab: string;
  ids: ReadonlySet<string> | null;
}

export interface Choice extends ConflictKey {
  take: Side;
}

/** A choice beside the line that it is about: who decided saw these values. */
export type DecidedLine = Omit<ConflictLine, 'take'> & { take: Side };

/** The open conflicts of a store, and what persons decided about them. */
export class ConflictList {
  constructor(
    private readonly tab: ConflictTab,
    /** Titles of the tabs that the store's tables have now. */
    private readonly titles: () => ReadonlySet<string>,
    private readonly clock: Pick<Clock, 'nowMs'>,
  ) {}

  lines(): ConflictLine[] {
    return this.tab.lines();
  }

  /** The changes after which the list says of the records looked at just what was found. */
  update(lookedAt: readonly LookedAt[], found: readonly FoundConflict[]): Change[] {
    const titles = this.titles();
    const isMine = ({ tab, id }: ConflictLine) =>
      !titles.has(tab) || lookedAt.some((look) => look.tab === tab && (look.ids?.has(id) ?? true));
    const foundAt = this.clock.nowMs();
    return this.tab.replace(
      isMine,
      found.map((conflict) => ({ ...conflict, take: '', foundAt })),
    );
  }

  /** The changes that take conflicts off the list, but for those that are as `left` says. */
  drop(settled: readonly ConflictKey[], left: readonly ConflictLine[] = []): Change[] {
    const keys = new Set(settled.map(keyOf));
    return this.tab.replace((line) => keys.has(keyOf(line)), left);
  }

  /** The changes that note choices beside the conflicts that they are about. */
  note(choices: readonly Choice[]): Change[] {
    return this.tab.choose(new Map(choices.map((choice) => [keyOf(choice), choice.take])));
  }

  /** What persons decided and nobody has carried out yet. */
  choices(): DecidedLine[] {
    return this.lines().flatMap((line) => {
      const take = sideOf(line.take);
      return take === null ? [] : [{ ...line, take }];
    });
  }

  /** How many conflicts nobody has decided. */
  remaining(): number {
    return this.lines().filter(({ take }) => sideOf(take) === null).length;
  }

  forget(): void {
    this.tab.forget();
  }
}
