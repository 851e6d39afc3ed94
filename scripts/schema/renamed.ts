// `npm run db:migrate`, the former name of `npm run schema`.
console.error('npm run db:migrate is called npm run schema now.');
await import('./index.ts');
