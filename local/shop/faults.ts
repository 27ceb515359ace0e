/** Faults that a test scripts; each one hits the next API request and is used up. */
export type Fault =
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  | { kind: 'throttled' }
  /** From the next request on, everything is throttled for so long. */
  | { kind: 'throttleStorm'; forMs: number }
  /** The next request and all later ones are unauthorised, until the tokens are restored. */
  | { kind: 'tokenRevoked' }
  /** The connection breaks before the store saw the request. */
  | { kind: 'timeoutBefore'; afterMs?: number }
  /** The store did the work, the answer was lost. */
  | { kind: 'timeoutAfter'; afterMs?: number }
  /** A page instead of JSON, as maintenance pages and proxies send. */
  | { kind: 'html'; status?: number };

/** The next download of a result ends at this part of it, with a status that says all is well. */
export interface DownloadFault {
  kind: 'truncated';
  at?: number;
}

export const HTML_PAGE =
  '<!DOCTYPE html>\n<html lang="en">\n<head><title>Something went wrong</title></head>\n<body><h1>Something went wrong</h1></body>\n</html>\n';

export const TIMEOUT_MS = 60_000;

export class FaultQueue {
  private queue: Fault[] = [];
  private downloads: DownloadFault[] = [];

  /** Faults happen in the order given; `times` repeats one. */
  push(fault: Fault | DownloadFault, times = 1): void {
    for (let count = 0; count < times; count += 1) {
      if (fault.kind === 'truncated') this.downloads.push(fault);
      else this.queue.push(fault);
    }
  }

  take(): Fault | undefined {
    return this.queue.shift();
  }

  takeDownload(): DownloadFault | undefined {
    return this.downloads.shift();
  }

  clear(): void {
    this.queue = [];
    this.downloads = [];
  }

  get pending(): number {
    return this.queue.length + this.downloads.length;
  }
}
