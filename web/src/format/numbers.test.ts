import { describe, expect, it } from "vitest";
import { formatter } from "./numbers";

const en = formatter("en");
const ru = formatter("ru");
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ");

describe("numbers", () => {
  it.each([[0.856, "+0.86"], [-0.37, "−0.37"], [0, "0.00"], [-0.004, "0.00"], [null, "–"]])("write valence %s as %s", (value, text) =>
    expect(en.valence(value)).toBe(text));

  it("write shares by language", () => {
    expect(plain(en.share(0.921, 1))).toBe("92.1 %");
    expect(plain(ru.share(0.921, 1))).toBe("92,1 %");
    expect(formatter("zh-Hans").share(0.921)).toBe("92%");
  });

  it("separate the ends of an interval so that a decimal comma stays readable", () => {
    expect(en.interval({ low: 0.78, high: 0.93 }, en.valence)).toBe("[+0.78, +0.93]");
    expect(ru.interval({ low: 0.78, high: 0.93 }, ru.valence)).toBe("[+0,78; +0,93]");
    expect(en.interval({ low: null, high: 1 }, en.valence)).toBe("");
  });

  it("group counts", () => {
    expect(en.count(1055)).toBe("1,055");
    expect(plain(ru.count(10550))).toBe("10 550");
  });

  it.each([
    [null, "–"], [0, "0 s"], [4.2, "4.2 s"], [45, "45 s"], [59.7, "1 min"], [720, "12 min"], [3599, "1 h 00"], [4800, "1 h 20"],
    [10800, "3 h 00"], [93600, "1 d 2 h"], [50.09 * 86400, "50 d"],
  ])("write %s seconds as %s", (seconds, text) => expect(en.duration(seconds)).toBe(text));

  it("write points with their sign", () => expect(en.points(-0.134)).toBe("−13.4 pt"));
});

describe("windows", () => {
  it.each([
    ["2018-05-01T00:00:00Z", "2018-06-01T00:00:00Z", "May 2018"],
    ["2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z", "2018"],
    ["2018-05-03T00:00:00Z", "2018-05-04T00:00:00Z", "3 May 2018"],
    ["2018-05-01T00:00:00Z", "2018-06-15T00:00:00Z", "1 May – 14 Jun 2018"],
    ["2017-12-01T00:00:00Z", "2018-02-01T00:00:00Z", "1 Dec 2017 – 31 Jan 2018"],
  ])("from %s to %s is %s", (from, to, text) => expect(en.window(from, to)).toBe(text));

  it("without ends has no words", () => expect(en.window(null, null)).toBeNull());
});
