/** The map on paper: landscape, as wide as the sheet, with its header on every sheet. */
const PAPERS = { A4: 297, A3: 420 } as const;
export type Paper = keyof typeof PAPERS;

const MARGIN_MM = 8;
const MM_TO_PX = 96 / 25.4;
const ID = "print-paper";

/** What a map must shrink to so that no column is cut; never larger than on the screen. */
export function zoomFor(width: number, paper: Paper): number {
  const room = (PAPERS[paper] - 2 * MARGIN_MM) * MM_TO_PX;
  return Math.min(1, Math.floor((room / Math.max(1, width)) * 1000) / 1000);
}

/** Fit the map on this page to the paper until it has been printed. */
function fit(paper: Paper): void {
  const map = document.querySelector<HTMLElement>("table.map");
  document.documentElement.style.setProperty("--print-zoom", String(zoomFor(map?.offsetWidth ?? 0, paper)));
  if (document.getElementById(ID)) return;
  const sheet = document.createElement("style");
  sheet.id = ID;
  sheet.textContent = `@page{size:${paper} landscape;margin:${MARGIN_MM}mm}`;
  document.head.append(sheet);
}

function unfit(): void {
  document.getElementById(ID)?.remove();
  document.documentElement.style.removeProperty("--print-zoom");
}

export function printOn(paper: Paper): void {
  unfit();
  fit(paper);
  window.print();
}

/** Printing by the browser's own command takes A4, unless another paper was asked for just before. */
export function fitPrints(): () => void {
  const before = () => {
    if (!document.getElementById(ID)) fit("A4");
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", unfit);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", unfit);
  };
}
