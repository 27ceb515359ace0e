import type { JSX } from 'preact';
import type { TabView } from '../protocol';

export function TabStrip(props: {
  tabs: TabView[];
  current: string;
  onOpen: (title: string) => void;
}): JSX.Element {
  return (
    <div class="tab-strip" role="tablist" aria-label="Sheets">
      {props.tabs.map((tab) => (
        <button
          key={tab.sheetId}
          type="button"
          role="tab"
          aria-selected={tab.title === props.current}
          onClick={() => props.onOpen(tab.title)}
        >
          {tab.title}
        </button>
      ))}
    </div>
  );
}
