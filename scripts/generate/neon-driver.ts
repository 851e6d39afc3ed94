import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';

const folder = dirname(createRequire(import.meta.url).resolve('@neondatabase/serverless'));

/**
 * Returns the part of Neon's driver that sends SQL over HTTP. The package is one file, and a bundler cannot leave parts of it out: its
 * clients for WebSockets and a Buffer for browsers would be a tenth of the Worker.
 */
export async function neonDriverText(): Promise<string> {
  const { version } = JSON.parse(read('package.json'));
  const { code } = await transform(read('index.mjs'));
  const { outputFiles } = await build({
    stdin: { contents: httpPart(code) },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const title = `Written by \`npm run generate\`: the HTTP part of @neondatabase/serverless ${version}. Its license:`;
  return `/*\n${title}\n\n${read('LICENSE').trim()}\n*/\n${outputFiles[0]?.text ?? ''}`;
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/**
 * Cuts off the clients, which come last, and the Buffer, which workerd has. What only names functions and what loads the package's modules is
 * marked, so that the bundler leaves out what nothing uses.
 */
function httpPart(driver: string): string {
  const [loadPg, load] = find(
    driver,
    /var \w+ = (\w+)\(\w+\(\)\);\n(\w+\(\);\n)*var \w+ = \1\(\w+\(\)\);\nvar \w+ = class \w+ extends/,
  );
  const name = find(driver, /var (\w+) = \(r, e\) => \w+\(r, "name"/)[1];
  const commonJs = find(driver, /var (\w+) = \(r, e\) => \(\) => \{\s+try \{\s+return e \|\| r\(\(e = \{ exports/)[1];
  const module = find(driver, /var (\w+) = \(r, e, t\) => \(\) => \{\s+if \(t\) throw/)[1];
  const types = find(driver, /this\.types = (\w+)\(\)/)[1];
  const exported = ['neon', 'neonConfig', 'NeonDbError'].map((as) => find(driver, new RegExp(`\\w+ as ${as}\\b`))[0]);
  const kept = withoutConnections(driver.slice(0, driver.indexOf(loadPg)))
    .replace(new RegExp(`= (${commonJs}|${module}|${load})\\(`, 'g'), '= /* @__PURE__ */ $1(')
    .replace(new RegExp(`(?<![\\w$.])${name}\\(([$\\w]+|\\s*\\([^()]*\\) =>|\\s*function)`, 'g'), '/* @__PURE__ */ $&');
  return `${kept}\nexport { ${exported.join(', ')} };\nexport const types = ${types}();\n`;
}

/** Cuts off what only connections need, and what workerd has: nothing of it happens where SQL travels over HTTP. */
function withoutConnections(driver: string): string {
  const [socket, start, members, settings] = find(
    driver,
    /( = class \w+) extends \w+\.EventEmitter( \{[\s\S]*?\n {2}\};\n)( {2}\w+\(\w+, "Socket"\))/,
  );
  const statics = members?.match(/ {4}static [gs]et fetch(Endpoint|Function)\(\w*\) \{\n.*\n {4}\}\n/g) ?? [];
  const cuts: [RegExp, string][] = [
    // The polyfills: only Buffer is used
    [
      /\w+ = globalThis, \w+ = globalThis\.setImmediate [\s\S]*?(\w+) = typeof globalThis\.Buffer [\s\S]*?\n\}\);/,
      '$1 = globalThis.Buffer;\n});',
    ],
    [/\w+ = \w+\(\w+\(\), 1\);\n(?= {2}\w+\(\w+, "isIP"\))/, ''],
    // Passwords: what makes MD5 and SHA-256
    [/var \w+ = \(\w+\(\), \w+\(\w+\)\), (\w+) = \w+\(\);(?=\n {2}function \w+\(\w\) \{\n.*replace\()/, 'var $1 = {};'],
    [/var \w+ = \w+\(function\(\w\) \{\n.*createHash\("md5"\)[\s\S]*?"postgresMd5PasswordHash"\s+\);/, ''],
    [/\w+: \w+,\s+postgresMd5PasswordHash: \w+,\s+md5: \w+/, ''],
    // Values in PostgreSQL's binary form
    [/, \w+ = \w+\(\)(, \w+ = \w+\(\), \w+ = \w+\(\);\n.*\.getTypeParser = )/, '$1'],
    [/\w+\.init\(function\(\w, \w\) \{\s+\w+\.binary\[\w\] = \w;\s+\}\);/, ''],
    // Types that nothing has here: intervals, bytes, points and circles; and the names of all types
    [/, [$\w]+ = \w+\(\), [$\w]+ = \w+\(\)(?=;\n.*\n.*\n.*\n {4}\}, "nullAllowed"\))/, ''],
    [
      /, [$\w]+ = \w+\(function\(\w\) \{\s+if(?:(?!"parse)[\s\S])*"parseIntervalArray"\),[\s\S]*?"parseByteAArray"\)/,
      '',
    ],
    [/(?<=var )[$\w]+ = \w+\(function\(\w\) \{(?:(?!"parse)[\s\S])*"parsePointArray"\), /, ''],
    [/, [$\w]+ = \w+\(\s+function\(\w\) \{(?:(?!"parse)[\s\S])*"parsePoint"\s+\),[\s\S]*?"parseCircle"\)/, ''],
    [/\w\(\s*600,\s*[$\w]+\s*\), /, ''],
    [/(?<=\w\(651, \w+\), )\w\(718, [$\w]+\), /, ''],
    [/(?<=\w\(1e3, [$\w]+\), )\w\(1001, [$\w]+\), /, ''],
    [/(?<=\w\(1016, [$\w]+\), )\w\(1017, [$\w]+\), /, ''],
    [/\w\(1186, [$\w]+\), \w\(1187, [$\w]+\), \w\(17, [$\w]+\), /, ''],
    [/, \w+ = \w+\(\)(?=;\n.*\.getTypeParser = )/, ''],
    [/\w+\.builtins = \w+;/, ''],
    // Dates as UTC, which only a setting of connections turns on, and queries of clients
    [/\w+\.parseInputDatesAsUTC \? \w+\(\w\) : /, ''],
    [/function \w+\(\w\) \{\s+var \w = \w\.getUTCFullYear\(\)[\s\S]*?"normalizeQueryConfig"\);/, ''],
    // Settings of connections
    [/poolQueryViaFetch: false,\s+(fetchEndpoint: [\s\S]*?"fetchEndpoint"\),)\s+fetchConnectionCache: true,/, '$1'],
    [/(?<=fetchFunction: void 0),\s+webSocketConstructor: [\s\S]*?(?=\n {2}\}\))/, ''],
    // Bytes as digits: a Buffer writes its own
    [/var \w+ = Object\.defineProperty, \w+ = Object\.defineProperties[\s\S]*?"toHex"\);/, ''],
    [/"\\\\x" \+ \w+\((\w)\)/, '"\\\\x" + $1.toString("hex")'],
    // Queries as templates, and SQL that is no parameter
    [
      /(?<=function \w+\()\w, \.\.\.\w\) \{\s+if \(!\(Array\.isArray[\s\S]*?(?=\n {2}\}\n {2}\w+\(\w+, "templateFn"\))/,
      ') {',
    ],
    [/\w+\.unsafe = \(\w\) => new [$\w]+\(\w\), /, ''],
    [/\w instanceof \w+ \? \w\.toParameterizedQuery\(\) : (\w)/, '$1'],
    // The connection string: read once, because all requests have the same. Its URLs would be a tenth of a request's CPU
    [/(?=async function \w+\(\w, \w, \w\) \{\s+let \{\s+fetchEndpoint)/, 'let connection;\n'],
    [/(resolvedURL: [$\w]+\s*\} = )(?=await )/, '$1connection ??= '],
    // The warning of browsers
    [/ \|\| \w+\.disableWarningInBrowsers \|\| \w+\(\)/, ''],
  ];
  return cuts
    .reduce(
      (text, [pattern, left]) => find(text, pattern) && text.replace(pattern, left),
      driver.replace(socket, `${start} {\n${statics.join('')}  };\n${settings}`),
    )
    .replace(/\nvar \w+ = \{\};\n\w+\(\w+, \{.*\}\);/g, '');
}

function find(driver: string, pattern: RegExp): RegExpMatchArray {
  const found = driver.match(pattern);
  if (found) return found;
  throw new Error(
    `@neondatabase/serverless has changed: ${pattern} is not in it. Adapt scripts/generate/neon-driver.ts.`,
  );
}
