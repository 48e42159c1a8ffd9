// Says where the browser is, and unpacks it there before if that was not done yet.
import chromium from '@sparticuz/chromium';

console.log(await chromium.executablePath());
