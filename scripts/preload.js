// Runs before every script. Plain JavaScript for `node --import`: an older Node cannot read the TypeScript that would tell it so.
const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `This needs Node ${NEEDED}, not ${process.versions.node}. It comes with the project: run \`npm ci\` without --ignore-scripts, ` +
      'then the command as `npm run …` (see package.json), not as `node …`.',
  );
  process.exit(1);
}

// The servers that scripts start on this machine are not behind anybody's proxy.
const local = '127.0.0.1,localhost,[::1]';
const except = process.env.no_proxy ?? process.env.NO_PROXY;
process.env.no_proxy = except ? `${except},${local}` : local;
process.env.NO_PROXY = process.env.no_proxy;
