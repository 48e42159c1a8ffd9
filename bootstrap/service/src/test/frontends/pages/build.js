// Makes one script of the pages, as a front end's own build would.
import { buildSync } from 'esbuild';

buildSync({
  entryPoints: ['pages/page.jsx'],
  bundle: true,
  minify: true,
  outfile: 'pages/page.made.js',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
});
