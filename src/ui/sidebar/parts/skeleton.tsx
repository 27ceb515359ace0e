import type { JSX } from 'preact';

/** The shape of what is about to come. */
export function Skeleton({ lines }: { lines: number }): JSX.Element {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class="skeleton-line" />
      ))}
    </div>
  );
}
