const toLinear = (channel: number) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

function linearOf(colour: string): number[] {
  return [1, 3, 5].map((at) => toLinear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
}

/** sRGB to CIE XYZ by IEC 61966-2-1, divided by the white point D65. */
const toXyz = [
  [0.412_456_4 / 0.950_47, 0.357_576_1 / 0.950_47, 0.180_437_5 / 0.950_47],
  [0.212_672_9, 0.715_152_2, 0.072_175],
  [0.019_333_9 / 1.088_83, 0.119_192 / 1.088_83, 0.950_304_1 / 1.088_83],
];

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (vector[index] ?? 0), 0));

/** Returns a colour's relative luminance, from 0 to 1. */
export function luminanceOf(colour: string): number {
  return times(toXyz, linearOf(colour))[1] ?? 0;
}

/** Returns a colour in CIELAB, as an eye sees it: a matrix on linear RGB. */
export function labOf(colour: string, eye: readonly (readonly number[])[]): number[] {
  const seen = times(eye, linearOf(colour)).map((channel) => Math.min(Math.max(channel, 0), 1));
  const [x = 0, y = 0, z = 0] = times(toXyz, seen).map((value) =>
    value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
const hue = (a: number, b: number) => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** Returns the distance of two colours in CIELAB by CIEDE2000. */
export function distance(
  [l1 = 0, a1 = 0, b1 = 0]: readonly number[],
  [l2 = 0, a2 = 0, b2 = 0]: readonly number[],
): number {
  const bend = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const stretch = 1 + 0.5 * (1 - bend((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = isGrey ? h1 + h2 : h1 + turn / 2;
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const tone = (2 * Math.sqrt(c1 * c2) * sin(turn / 2)) / (1 + 0.015 * c * t);
  const wrapped = (h + 360) % 360;
  const rotation = -2 * bend(c) * sin(60 * Math.exp(-(((wrapped - 275) / 25) ** 2)));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + tone ** 2 + rotation * chroma * tone);
}
