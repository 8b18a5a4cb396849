/**
 * One person's editing of one map: the document as the server has it, the own changes on their way there, and what both
 * make together. Changes show at once and are sent one batch after the other; what others do comes in between, in the
 * server's order. Nothing typed is lost: what could not be sent is kept in the browser, what was refused is told. No React.
 */
import { applyAll, type Document, inverseOf } from "./apply";
import { OwnWords } from "./lost";
import { type Change, type Made, newId, type Operation } from "./operations";
import type { Outcome } from "./outcomes";
import type { Told } from "./told";

export type { Told } from "./told";

/** How a session reaches the server. `send` and `since` reject when it cannot be reached. */
export interface Transport {
  send(changes: Change[]): Promise<{ version: number; outcomes: Outcome[] }>;
  since(version: number): Promise<{ version: number; whole: boolean; changes: Made[] }>;
  load(): Promise<{ document: Document; version: number }>;
}

/** Where unsent changes wait for a page that was closed or had no connection. */
export interface Shelf {
  read(): Change[];
  write(changes: Change[]): void;
}

interface Own {
  id: string;
  label: string;
  inverse: Operation[];
  version: number | null;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

export class Session {
  private confirmed: Document;
  private version: number;
  private pending: Change[];
  private undoing: Own[] = [];
  private redoing: Own[] = [];
  private own = new Map<string, Own>();
  private words = new OwnWords();
  /** The newest version that was told of, taken in or not. */
  private heard = 0;
  private busy = false;
  private catchingUp: Promise<void> | null = null;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private listeners = new Set<() => void>();
  private told: Told;
  private closed = false;

  constructor(
    document: Document,
    version: number,
    private readonly transport: Transport,
    private readonly shelf: Shelf,
    private readonly now: () => number = Date.now,
  ) {
    this.confirmed = document;
    this.version = version;
    this.pending = shelf.read();
    this.told = { document, version, unsent: 0, offline: false, refusals: [], overwritten: [], lost: [], canUndo: false, canRedo: false, lastLabel: "", savedAt: null };
    this.show({});
    if (this.pending.length) void this.flush();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What the page shows now; the same object until something changes. */
  read = (): Told => this.told;

  /** Do an edit: it shows at once and is on its way. False when it does not fit the map as it is shown. */
  edit(operations: Operation[], label: string): boolean {
    return this.make(operations, label, null, () => {
      this.redoing = [];
    });
  }

  /** Take back the own last change. False when there is none, or others' edits stand in its way. */
  undo(): boolean {
    return this.back(this.undoing, this.redoing);
  }

  redo(): boolean {
    return this.back(this.redoing, this.undoing);
  }

  /** A change that the server has told of. */
  receive(made: Made): void {
    if (made.version <= this.version) return;
    this.heard = Math.max(this.heard, made.version);
    if (made.version > this.version + 1) return void this.catchUp();
    this.take(made);
    this.show({});
  }

  /** Read what happened since; the whole document where changes do not suffice. */
  catchUp(): Promise<void> {
    this.catchingUp ??= this.readOn().finally(() => {
      this.catchingUp = null;
    });
    return this.catchingUp;
  }

  /** The whole document was replaced on the server. */
  async reload(): Promise<void> {
    const loaded = await this.transport.load().catch(() => null);
    if (!loaded || loaded.version < this.version) return;
    const { document, version } = loaded;
    this.confirmed = document;
    this.version = version;
    this.show({});
  }

  /** Take away what was told of a change, or everything. */
  dismiss(change?: string): void {
    const left = <T>(list: T[], of: (one: T) => string) => (change === undefined ? [] : list.filter((one) => of(one) !== change));
    const { refusals, overwritten, lost } = this.told;
    this.show({ refusals: left(refusals, (one) => one.change.id), overwritten: left(overwritten, (one) => one.change), lost: left(lost, (one) => one.change) });
  }

  /** Try again at once what could not be sent. */
  retry(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    void this.flush();
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private make(operations: Operation[], label: string, undoes: string | null, done: (own: Own) => void, base = this.version): boolean {
    const { document } = this.told;
    if (!applyAll(document, operations)) return false;
    const own: Own = { id: newId("e"), label, inverse: inverseOf(document, operations), version: null };
    this.own.set(own.id, own);
    if (undoes === null) this.undoing.push(own);
    done(own);
    this.pending = [...this.pending, { id: own.id, base, operations, label, undoes }];
    this.shelf.write(this.pending);
    this.show({ lastLabel: label });
    void this.flush();
    return true;
  }

  private back(from: Own[], to: Own[]): boolean {
    const last = from.pop();
    if (!last) return false;
    return this.make(last.inverse, last.label, last.id, (own) => to.push(own), last.version ?? this.version);
  }

  private take(made: Made): void {
    const next = applyAll(this.confirmed, made.operations);
    if (!next) return void this.reload();
    this.confirmed = next;
    this.version = made.version;
    this.pending = this.pending.filter((change) => change.id !== made.id);
    const own = this.own.get(made.id);
    if (own) {
      own.inverse = made.inverse;
      own.version = made.version;
      this.words.keep(made);
    } else {
      this.told = { ...this.told, lost: [...this.told.lost, ...this.words.lostTo(made, this.pending)] };
    }
  }

  private async readOn(): Promise<void> {
    let before: number;
    do {
      before = this.version;
      const found = await this.transport.since(before).catch(() => null);
      if (!found) return;
      if (!found.whole) await this.reload();
      else for (const made of found.changes) if (made.version === this.version + 1) this.take(made);
      this.show({});
      // What was told of while this was being read is not in it.
    } while (before < this.version && this.version < this.heard);
  }

  private async flush(): Promise<void> {
    if (this.busy || this.closed || !this.pending.length || this.timer) return;
    this.busy = true;
    const batch = this.pending.slice(0, 100);
    try {
      const answer = await this.transport.send(batch);
      this.wait = FIRST_WAIT;
      await this.settle(batch, answer.outcomes);
      this.show({ offline: false, savedAt: this.now() });
    } catch {
      this.show({ offline: true });
      this.timer = setTimeout(() => this.retry(), this.wait);
      this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    }
    this.busy = false;
    void this.flush();
  }

  private async settle(batch: Change[], outcomes: Outcome[]): Promise<void> {
    const made = outcomes.map((one) => one.made).filter((one) => one !== null);
    if (made.some((one) => one.version > this.version)) {
      const next = made.filter((one) => one.version > this.version);
      if (next.every((one, place) => one.version === this.version + 1 + place)) next.forEach((one) => this.take(one));
      else await this.catchUp();
    }
    const taken = new Set(made.map((one) => one.id));
    const refused = new Map(outcomes.flatMap((one) => (one.error ? [[one.id, one.error] as const] : [])));
    this.pending = this.pending.filter((change) => !taken.has(change.id) && !refused.has(change.id));
    for (const list of [this.undoing, this.redoing]) {
      const left = list.filter((own) => !refused.has(own.id));
      list.splice(0, list.length, ...left);
    }
    const refusals = batch.flatMap((change) => {
      const error = refused.get(change.id);
      return error ? [{ change, error }] : [];
    });
    const overwritten = outcomes.flatMap((one) => one.overwritten.map((what) => ({ ...what, change: one.id })));
    if (refusals.length) await this.catchUp();
    this.show({ refusals: [...this.told.refusals, ...refusals], overwritten: [...this.told.overwritten, ...overwritten] });
  }

  /** What is on the screen: the server's document with the own changes that still fit. */
  private show(more: Partial<Told>): void {
    let document = this.confirmed;
    for (const change of this.pending) document = applyAll(document, change.operations) ?? document;
    this.shelf.write(this.pending);
    this.told = {
      ...this.told,
      ...more,
      document,
      version: this.version,
      unsent: this.pending.length,
      canUndo: this.undoing.length > 0,
      canRedo: this.redoing.length > 0,
    };
    this.listeners.forEach((listener) => listener());
  }
}
