/** The text form of a rule read into its tree: the grammar of `rules/text.py`, tested on the same texts. No React. */
import { type Compare, isColumn, type Node, type Operator, type Scalar, WORDS } from "./node";
import { RuleError, type Token, tokensOf } from "./tokens";

const DEPTH = 100;
const SYMBOLS = new Map<string, Operator>([["=", "="], ["==", "="], ["is", "="], ["!=", "!="], ["<>", "!="], ["<", "<"], ["<=", "<="], [">", ">"], [">=", ">="]]);

/** The rule that the text says. Throws RuleError. */
export function parse(text: string): Node {
  return new Parser(text).whole();
}

class Parser {
  private readonly tokens: Token[];
  private next = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  whole(): Node {
    const node = this.either();
    if (this.peek()) throw this.wrong("'and', 'or' or the end");
    return node;
  }

  private peek(): string {
    const token = this.tokens[this.next];
    if (!token) return "";
    return token.kind === "string" ? token.text : token.text.toLowerCase();
  }

  private take(): Token {
    const token = this.tokens[this.next];
    if (!token) throw this.wrong("something more");
    this.next += 1;
    return token;
  }

  private expect(word: string): void {
    if (this.peek() !== word) throw this.wrong(`'${word}'`);
    this.next += 1;
  }

  private wrong(expected: string): RuleError {
    return new RuleError(this.tokens[this.next]?.at ?? this.text.length, expected);
  }

  private either(): Node {
    this.depth += 1;
    if (this.depth > DEPTH) throw this.wrong(`at most ${DEPTH} levels of parentheses`);
    const node = this.list("or", "any", () => this.list("and", "all", () => this.opposite()));
    this.depth -= 1;
    return node;
  }

  private list(word: string, kind: "all" | "any", part: () => Node): Node {
    const first = part();
    const parts = [first];
    while (this.peek() === word) {
      this.next += 1;
      parts.push(part());
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  private opposite(): Node {
    let negations = 0;
    while (this.peek() === "not") {
      this.next += 1;
      negations += 1;
    }
    let node = this.operand();
    for (; negations; negations -= 1) node = { kind: "not", part: node };
    return node;
  }

  private operand(): Node {
    const word = this.peek();
    if (word === "(") {
      this.next += 1;
      const node = this.either();
      this.expect(")");
      return node;
    }
    if ((word === "true" || word === "false") && this.tokens[this.next]?.kind === "name") {
      this.next += 1;
      return { kind: word === "true" ? "all" : "any", parts: [] };
    }
    const [field, isProperty] = this.name();
    return this.condition(field, isProperty);
  }

  private name(): [string, boolean] {
    if (this.tokens[this.next]?.kind !== "name" || WORDS.has(this.peek())) throw this.wrong("a field or property name");
    const name = this.take().text;
    if (isColumn(name)) return [name, false];
    if (name === "prop" && this.peek() === "[") {
      this.next += 1;
      const inner = this.take();
      if (inner.kind !== "string") {
        this.next -= 1;
        throw this.wrong("a property name in quotes");
      }
      this.expect("]");
      return [unquoted(inner.text), true];
    }
    return [name.startsWith("prop.") ? name.slice(5) : name, true];
  }

  private condition(field: string, isProperty: boolean): Node {
    let word = this.peek();
    const made = (operator: Operator, values: Scalar[]): Compare => ({ kind: "compare", field, isProperty, operator, values });
    const negated = word === "not";
    if (negated) {
      this.next += 1;
      word = this.peek();
      if (!["in", "contains", "starts", "ends", "matches", "between"].includes(word)) {
        throw this.wrong("'in', 'contains', 'starts with', 'ends with', 'matches' or 'between'");
      }
    }
    const symbol = SYMBOLS.get(word);
    if (symbol && this.tokens[this.next]?.kind !== "string") {
      this.next += 1;
      return made(symbol, [this.value()]);
    }
    if (word === "exists" || word === "missing") {
      this.next += 1;
      return made(word, []);
    }
    const [operator, values] = this.worded(word);
    if (negated && operator === "in") return made("not in", values);
    return negated ? { kind: "not", part: made(operator, values) } : made(operator, values);
  }

  private worded(word: string): [Operator, Scalar[]] {
    if (!["in", "between", "contains", "matches", "starts", "ends"].includes(word)) throw this.wrong("an operator such as =, in, contains, exists");
    this.next += 1;
    if (word === "in") return this.members();
    if (word === "between") return ["between", this.ends("and")];
    if (word === "starts" || word === "ends") {
      this.expect("with");
      return [word === "starts" ? "starts with" : "ends with", [this.value()]];
    }
    return [word === "contains" ? "contains" : "matches", [this.value()]];
  }

  private ends(word: string): Scalar[] {
    const low = this.value();
    this.expect(word);
    return [low, this.value()];
  }

  private members(): [Operator, Scalar[]] {
    if (this.peek() !== "(") return ["between", this.ends("..")];
    this.next += 1;
    const values = [this.value()];
    while (this.peek() === ",") {
      this.next += 1;
      values.push(this.value());
    }
    this.expect(")");
    return ["in", values];
  }

  private value(): Scalar {
    const token = this.take();
    if (token.kind === "string") return unquoted(token.text);
    if (token.kind === "number") return amountOf(token.text);
    const word = token.text.toLowerCase();
    if (token.kind === "name" && (word === "true" || word === "false")) return word === "true";
    this.next -= 1;
    throw this.wrong("a value: text in quotes, a number, true or false");
  }
}

/** A number as the server reads it: without a point and not too great it is whole. */
export function amountOf(text: string): Scalar {
  const number = Number(text);
  return { number, whole: Number.isInteger(number) && !text.includes(".") && Math.abs(number) < 2 ** 53 };
}

function unquoted(text: string): string {
  const quote = text.charAt(0);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
