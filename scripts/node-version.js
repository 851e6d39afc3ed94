// Plain JavaScript for `node --import`: an older Node cannot read the TypeScript that would tell it so.
const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `This needs Node ${NEEDED}, not ${process.versions.node}. It comes with the project: run \`npm ci\` without --ignore-scripts, ` +
      'then the command as `npm run …` (see package.json), not as `node …`.',
  );
  process.exit(1);
}
