// npm run db:migrate, under which this was known before.
console.error('npm run db:migrate is called npm run schema now.');
await import('./index.ts');
