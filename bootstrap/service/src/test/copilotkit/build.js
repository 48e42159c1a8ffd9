// Makes one script of the page, as a front end's own build would.
import { buildSync } from 'esbuild';

buildSync({
  entryPoints: ['page.jsx'],
  bundle: true,
  minify: true,
  outfile: 'made.js',
  jsx: 'automatic',
  // the fonts of its formulas
  loader: { '.ttf': 'empty', '.woff': 'empty', '.woff2': 'empty' },
  define: { 'process.env.NODE_ENV': '"production"' },
});
