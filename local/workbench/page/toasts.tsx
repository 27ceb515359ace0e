import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const SHOWN_MS = 6000;

/** Toasts that appeared since the page was opened, each for a few seconds. */
export function Toasts({ toasts }: { toasts: { message: string; title: string }[] }): JSX.Element {
  const seen = useRef<number | null>(null);
  const [shown, setShown] = useState<{ message: string; title: string }[]>([]);
  useEffect(() => {
    const known = seen.current ?? toasts.length;
    seen.current = toasts.length;
    const fresh = toasts.slice(known);
    if (fresh.length === 0) return;
    setShown(fresh.slice(-3));
    const timer = setTimeout(() => setShown([]), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toasts.length]);
  return (
    <div class="toasts" role="status">
      {shown.map((toast, index) => (
        <div key={index} class="toast">
          {toast.title && <b>{toast.title}</b>}
          <p>{toast.message}</p>
        </div>
      ))}
    </div>
  );
}
