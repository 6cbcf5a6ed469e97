// Measures how long a report takes to open: node measure.mjs FILE.html [RUNS]. Prints milliseconds.
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const [file, runs = '9'] = process.argv.slice(2);
const browser = await launch();
const opened = [], searched = [];
for (let run = 0; run < Number(runs); run++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    // Until the frame is on the screen that shows the whole report.
    opened.push(await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0)))));
    searched.push(await page.evaluate(() => new Promise(resolve => {
        const search = document.getElementById('search'), from = performance.now();
        search.value = 'trust nightly';
        search.dispatchEvent(new Event('input'));
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from), 0));
    })));
    await page.close();
}

const told = times => [...times].sort((a, b) => a - b).map(Math.round);
const line = (what, times) => console.log(`${what}: median ${told(times)[times.length >> 1]} ms of ${told(times).join(', ')}`);
line('opened', opened);
line('first search', searched);
await browser.close();
