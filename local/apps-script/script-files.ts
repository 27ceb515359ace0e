import vm from 'node:vm';
import { assertParsesAtGoogle } from './parse-check';

/** Compiled once per content and shared by all realms: an execution only evaluates. */
const compiledByContent = new Map<string, vm.Script>();

const DECLARATION = /^\s*(?:async\s+)?function\s*\*?\s*([A-Za-z_$][\w$]*)\s*\(/gm;

/** The project's files as Apps Script holds them. */
export class ScriptFiles {
  /** In the order clasp pushes them: by name. */
  readonly compiled: readonly vm.Script[];
  /** Functions that Google finds by reading the source: top-level declarations. */
  private readonly declared = new Set<string>();

  constructor(private readonly files: Record<string, string>) {
    const names = Object.keys(files)
      .filter((name) => /\.(js|gs)$/.test(name))
      .sort();
    this.compiled = names.map((name) => compile(name, files[name] ?? ''));
    for (const name of names) {
      for (const match of (files[name] ?? '').matchAll(DECLARATION)) this.declared.add(match[1] ?? '');
    }
  }

  declares(functionName: string): boolean {
    return this.declared.has(functionName);
  }

  html(name: string): string | null {
    return this.files[`${name}.html`] ?? this.files[name] ?? null;
  }
}

function compile(name: string, content: string): vm.Script {
  const key = `${name}\n${content}`;
  const known = compiledByContent.get(key);
  if (known) return known;
  assertParsesAtGoogle(name, content);
  const made = new vm.Script(content, { filename: name });
  compiledByContent.set(key, made);
  return made;
}
