/** Faults that a test scripts; each one hits the next API request and is used up. */
export type Fault =
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  | { kind: 'throttled' }
  /** The connection breaks before the store saw the request. */
  | { kind: 'timeoutBefore'; afterMs?: number }
  /** The store did the work, the answer was lost. */
  | { kind: 'timeoutAfter'; afterMs?: number }
  /** A page instead of JSON, as maintenance pages and proxies send. */
  | { kind: 'html'; status?: number };

export const HTML_PAGE =
  '<!DOCTYPE html>\n<html lang="en">\n<head><title>Something went wrong</title></head>\n<body><h1>Something went wrong</h1></body>\n</html>\n';

export const TIMEOUT_MS = 60_000;

export class FaultQueue {
  private queue: Fault[] = [];

  /** Faults happen in the order given; `times` repeats one. */
  push(fault: Fault, times = 1): void {
    for (let count = 0; count < times; count += 1) this.queue.push(fault);
  }

  take(): Fault | undefined {
    return this.queue.shift();
  }

  clear(): void {
    this.queue = [];
  }

  get pending(): number {
    return this.queue.length;
  }
}
