// `npm run db:migrate`, the former name of `npm run schema`.
console.error('npm run db:migrate is now called npm run schema.');
await import('./index.ts');
