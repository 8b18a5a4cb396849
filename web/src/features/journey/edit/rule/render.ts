/** The canonical text of a rule, letter for letter what the server writes (`rules/text.py`). No React. */
import { type Amount, type Compare, isAmount, isColumn, type Node, type Scalar, WORDS } from "./node";
import { isBareName } from "./tokens";

export const render = (node: Node): string => rendered(node, 0);

/** `binding`: 0 top, 1 inside or, 2 inside and, 3 inside not. */
function rendered(node: Node, binding: number): string {
  if (node.kind === "compare") return comparison(node);
  if (node.kind === "not") return `not ${rendered(node.part, 3)}`;
  if (!node.parts.length) return node.kind === "all" ? "true" : "false";
  const [own, word] = node.kind === "all" ? [2, " and "] : [1, " or "];
  const text = node.parts.map((part) => rendered(part, own + Number(node.parts.length === 1))).join(word);
  return binding >= own ? `(${text})` : text;
}

function comparison(node: Compare): string {
  const name = node.isProperty ? propertyText(node.field) : node.field;
  const values = node.values.map(valueText);
  if (node.operator === "exists" || node.operator === "missing") return `${name} ${node.operator}`;
  if (node.operator === "between") {
    const numbers = node.values.every((value) => typeof value !== "string");
    return numbers ? `${name} in ${values[0]}..${values[1]}` : `${name} between ${values[0]} and ${values[1]}`;
  }
  if (node.operator === "in" || node.operator === "not in") return `${name} ${node.operator} (${values.join(", ")})`;
  return `${name} ${node.operator} ${values[0]}`;
}

function propertyText(name: string): string {
  if (!isBareName(name)) return `prop[${valueText(name)}]`;
  return isColumn(name) || WORDS.has(name.toLowerCase()) || name === "prop" ? `prop.${name}` : name;
}

export function valueText(value: Scalar): string {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (isAmount(value)) return amountText(value);
  return `'${value.replaceAll("'", "''")}'`;
}

/** A number as Python writes it: 1.0 keeps its point, and powers of ten are written from 1e+16 on and below 0.0001. */
export function amountText({ number, whole }: Amount): string {
  if (whole) return String(number === 0 ? 0 : number);
  const [mantissa = "0", power = "0"] = number.toExponential().split("e");
  const exponent = Number(power);
  if (number !== 0 && (exponent < -4 || exponent >= 16)) {
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
  }
  const plain = exponent >= 0 ? String(number) : placed(mantissa, exponent);
  return plain.includes(".") ? plain : `${Object.is(number, -0) ? "-0" : plain}.0`;
}

function placed(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(-exponent - 1)}${mantissa.replace("-", "").replace(".", "")}`;
}
