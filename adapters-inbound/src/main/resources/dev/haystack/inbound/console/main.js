import { render } from './vendor/lit-html.js';
import { app, start } from './model/app.js';
import { onFrame } from './model/schedule.js';
import { listenToKeys } from './keys.js';
import { shell } from './view/shell.js';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));

onFrame(() => render(shell(app), root));
listenToKeys();
start();
