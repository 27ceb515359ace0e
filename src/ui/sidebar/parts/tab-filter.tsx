import type { JSX } from 'preact';

/** Shown only where there is something to choose. */
export function TabFilter(props: {
  tabs: string[];
  chosen: string | null;
  onChoose: (tab: string | null) => void;
}): JSX.Element | null {
  if (props.tabs.length < 2) return null;
  return (
    <div class="chips" role="group" aria-label="Show changes of">
      {[null, ...props.tabs].map((tab) => (
        <button
          key={tab ?? ''}
          type="button"
          class="chip"
          aria-pressed={props.chosen === tab}
          onClick={() => props.onChoose(tab)}
        >
          {tab ?? 'All'}
        </button>
      ))}
    </div>
  );
}
