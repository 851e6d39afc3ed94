import type { Chart } from '../../src/charts/index.ts';
import { draw } from '../../src/charts/index.ts';
import { encodePng } from '../../src/charts/png.ts';

/** A case of a picture as it is drawn. */
interface Drawn {
  /** Such as `ranking-typical`. */
  name: string;
  kind: string;
  png: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

export interface Gallery {
  /** Returns the page with every case, as a document. */
  page(): string;
  /** Returns the PNG `NAME.png`. Undefined if no case has the name. */
  picture(file: string): Uint8Array<ArrayBuffer> | undefined;
}

const looks = ['dark', 'light'] as const;
/** Widths in CSS pixels: as it is drawn, and as a phone shows it. */
const widths = [800, 390];

/** Creates the gallery of these cases, by kind. They are drawn when somebody first looks. */
export function createGallery(casesOf: Readonly<Record<string, Record<string, Chart>>>): Gallery {
  let drawn: readonly Drawn[] | undefined;
  const all = () => {
    drawn ??= Object.entries(casesOf).flatMap(([kind, cases]) =>
      Object.entries(cases).map(([name, chart]) => drawCase(`${kind}-${name}`, chart)),
    );
    return drawn;
  };
  return {
    page: () => documentOf(all()),
    picture: (file) => all().find(({ name }) => `${name}.png` === file)?.png,
  };
}

function drawCase(name: string, chart: Chart): Drawn {
  const image = draw(chart).image();
  return { name, kind: chart.kind, png: encodePng(image), width: image.width, height: image.height };
}

function documentOf(drawn: readonly Drawn[]): string {
  const kinds = [...new Set(drawn.map(({ kind }) => kind))];
  const links = kinds.map((kind) => `<li><a href="#${kind}">${kind}</a></li>`);
  const sections = kinds.map(
    (kind) =>
      `<section><h2 id="${kind}">${kind}</h2>${drawn
        .filter((one) => one.kind === kind)
        .map(caseOf)
        .join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Pictures · Stopwatch playground</title>
    <link rel="icon" href="/icon.svg" />
    <link rel="stylesheet" href="/gallery.css" />
  </head>
  <body>
    <header><h1>Pictures</h1><a href="/">Back to the playground</a></header>
    <nav aria-label="Kinds of pictures"><ul>${links.join('')}</ul></nav>
    <main>${sections.join('')}</main>
  </body>
</html>`;
}

function caseOf({ name, png, width, height }: Drawn): string {
  const facts = `${width} × ${height}, ${(png.length / 1000).toFixed(1)} KB`;
  const figures = looks.map((look) => {
    const images = widths.map((shown) => {
      const size = `width="${shown}" height="${Math.round((height * shown) / width)}"`;
      return `<img src="/gallery/${name}.png" alt="${name}, ${shown} pixels wide, ${look}" ${size} loading="lazy" />`;
    });
    return `<div class="${look}">${images.join('')}</div>`;
  });
  return `<article><h3>${name} <small>${facts}</small></h3>${figures.join('')}</article>`;
}
