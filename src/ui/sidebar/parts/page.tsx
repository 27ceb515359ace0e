/** The frame of a view: a heading that takes the focus on arrival, a scrolling middle, an action that stays put. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSession } from '../session';
import { IconButton } from './button';

let firstView = true;

interface PageProps {
  title: ComponentChildren;
  subtitle?: ComponentChildren;
  /** Views that one comes to from another have a way back. */
  back?: boolean;
  tools?: ComponentChildren;
  /** Nothing in it takes the focus, so the scrolling part itself has to. */
  onlyText?: boolean;
  footer?: ComponentChildren;
  children?: ComponentChildren;
}

/** The first view leaves the focus where it is: in the sheet. */
function useFocusOnArrival(): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!firstView) heading.current?.focus();
    firstView = false;
  }, []);
  return heading;
}

export function Page(props: PageProps): JSX.Element {
  const session = useSession();
  const heading = useFocusOnArrival();
  return (
    <div class="page">
      <header class="page-head">
        {props.back && <IconButton icon="back" label="Back" onClick={session.back} />}
        <div class="page-title">
          <h1 tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.subtitle && <p class="quiet">{props.subtitle}</p>}
        </div>
        {props.tools && <div class="tools">{props.tools}</div>}
      </header>
      <main class="page-body" tabIndex={props.onlyText ? 0 : undefined}>
        <div class="page-content">{props.children}</div>
      </main>
      {props.footer && <footer class="page-foot">{props.footer}</footer>}
    </div>
  );
}

export function Section(props: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="section">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
