import { describe, expect, it, vi } from "vitest";
import { applyAll, type Document, inverseOf } from "./apply";
import { type Change, type Made, type Operation, remove, set } from "./operations";
import type { Outcome } from "./outcomes";
import { Session, type Transport } from "./session";

const START: Document = { title: "Shop", steps: [{ id: "pay", title: "Pay" }, { id: "get", title: "Get" }] };

/** A server in memory that takes in what fits, in order. */
class Server implements Transport {
  document = START;
  log: Made[] = [];
  sent: string[] = [];
  reachable = true;

  send = (changes: Change[]) => {
    if (!this.reachable) return Promise.reject(new Error("offline"));
    return Promise.resolve({ version: this.version, outcomes: changes.map((one) => this.take(one, "me")) });
  };
  since = (version: number) =>
    this.reachable
      ? Promise.resolve({ version: this.version, whole: true, changes: this.log.filter((one) => one.version > version) })
      : Promise.reject(new Error("offline"));
  load = () => Promise.resolve({ document: this.document, version: this.version });
  get version() {
    return 1 + this.log.length;
  }
  take(change: Change, client: string): Outcome {
    this.sent.push(change.id);
    const known = this.log.find((one) => one.id === change.id);
    if (known) return { id: change.id, made: known, overwritten: [], error: null };
    const next = applyAll(this.document, change.operations);
    if (!next) return { id: change.id, made: null, overwritten: [], error: { code: "part_gone", message: "gone", hint: "", facts: {} } };
    const inverse = inverseOf(this.document, change.operations);
    this.document = next;
    const made: Made = { ...change, version: this.version + 1, client, author_id: client, author: client, inverse, made_at: "" };
    this.log.push(made);
    return { id: change.id, made, overwritten: [], error: null };
  }
  other(...operations: Operation[]): Made {
    const made = this.take({ id: `o${this.version}`, base: this.version, operations, label: "", undoes: null }, "other").made;
    if (!made) throw new Error("the other's change does not fit");
    return made;
  }
}

function opened(server = new Server(), kept: Change[] = []) {
  const shelf = { kept, read: () => kept, write: (changes: Change[]) => void (shelf.kept = changes) };
  return { server, shelf, session: new Session(START, 1, server, shelf, () => 7) };
}
const title = (value: string) => set("steps", "pay", "title", value);
const titleOf = (document: Document) => (document.steps as { id: string; title: string }[]).find((one) => one.id === "pay")?.title;

describe("a session", () => {
  it("shows an edit at once and is told that it was taken in", async () => {
    const { session, server } = opened();
    expect(session.edit([title("Payment")], "rename")).toBe(true);
    expect(titleOf(session.read().document)).toBe("Payment");
    expect(session.read().unsent).toBe(1);
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    expect(session.read().version).toBe(2);
    expect(session.read().savedAt).toBe(7);
    expect(titleOf(server.document)).toBe("Payment");
  });

  it("keeps own words over what others do meanwhile and takes in theirs", async () => {
    const { session, server } = opened();
    session.receive(server.other(set("steps", "get", "title", "Receive")));
    session.edit([title("Payment")], "rename");
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    expect(session.read().document).toEqual(server.document);
  });

  it("reads on when it has missed changes", async () => {
    const { session, server } = opened();
    server.other(title("One"));
    session.receive(server.other(title("Two")));
    await vi.waitFor(() => expect(session.read().version).toBe(3));
    expect(titleOf(session.read().document)).toBe("Two");
  });

  it("tells what was refused and goes on with the rest", async () => {
    const { session, server } = opened();
    server.other(remove("steps", "pay"));
    session.edit([title("Payment")], "rename");
    session.edit([set("steps", "get", "title", "Receive")], "rename");
    await vi.waitFor(() => expect(session.read().refusals).toHaveLength(1));
    expect(session.read().refusals[0]?.change.label).toBe("rename");
    await vi.waitFor(() => expect(session.read().document).toEqual(server.document));
    session.dismiss();
    expect(session.read().refusals).toEqual([]);
  });

  it("undoes and redoes own changes only", async () => {
    const { session, server } = opened();
    session.edit([title("Payment")], "rename");
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    session.receive(server.other(set("steps", "get", "title", "Receive")));
    expect(session.undo()).toBe(true);
    expect(titleOf(session.read().document)).toBe("Pay");
    expect(session.undo()).toBe(false);
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    expect(session.redo()).toBe(true);
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    expect(server.document).toEqual(session.read().document);
    expect(titleOf(server.document)).toBe("Payment");
    expect(server.document.steps).toContainEqual({ id: "get", title: "Receive" });
  });

  it("keeps edits while nothing answers and sends each once when it does", async () => {
    vi.useFakeTimers();
    const { session, server, shelf } = opened();
    server.reachable = false;
    session.edit([title("Payment")], "rename");
    await vi.advanceTimersByTimeAsync(100);
    expect(session.read().offline).toBe(true);
    expect(shelf.kept).toHaveLength(1);
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(600);
    expect(session.read()).toMatchObject({ offline: false, unsent: 0 });
    expect(shelf.kept).toEqual([]);
    expect(server.log).toHaveLength(1);
    vi.useRealTimers();
  });

  it("sends what an earlier page could not", async () => {
    const kept: Change[] = [{ id: "e-old", base: 1, operations: [title("From before")], label: "rename", undoes: null }];
    const { session, server } = opened(new Server(), kept);
    expect(titleOf(session.read().document)).toBe("From before");
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    expect(titleOf(server.document)).toBe("From before");
  });

  it("takes a field that is set to nothing out of the document, so that its default is read", () => {
    expect(applyAll(START, [set("steps", "pay", "title", null), set("journey", "", "title", null)])).toEqual({ steps: [{ id: "pay" }, { id: "get", title: "Get" }] });
  });

  it("reads on again for what it was told of while it read", async () => {
    const { session, server } = opened();
    server.other(title("One"));
    const two = server.other(title("Two"));
    const since = server.since;
    server.since = async (version) => {
      const found = await since(version);
      server.since = since;
      session.receive(server.other(title("Three")));
      return found;
    };
    session.receive(two);
    await vi.waitFor(() => expect(session.read().version).toBe(4));
    expect(titleOf(session.read().document)).toBe("Three");
  });

  it("tells whose words replaced the own ones, until that is dismissed", async () => {
    const { session, server } = opened();
    session.edit([title("Payment")], "rename");
    await vi.waitFor(() => expect(session.read().unsent).toBe(0));
    const theirs = server.other(title("Checkout"));
    session.receive(theirs);
    expect(session.read().lost).toMatchObject([{ part: "steps", of: "pay", field: "title", author: "other", value: "Payment" }]);
    session.dismiss(theirs.id);
    expect(session.read().lost).toEqual([]);
  });

  it("refuses what does not fit the map on the screen", () => {
    const { session } = opened();
    expect(session.edit([set("steps", "none", "title", "x")], "rename")).toBe(false);
    expect(session.read().unsent).toBe(0);
  });
});
