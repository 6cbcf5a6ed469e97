// Draws the Mermaid graphs of Markdown reports as GitHub does: node mermaid.mjs FILE.md... Fails if one cannot be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { end, expect, launch, watched } from './browser.mjs';

const library = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
const browser = await launch();
for (const file of process.argv.slice(2)) {
    const graph = /^```mermaid\n([\s\S]*?)\n```$/m.exec(readFileSync(file, 'utf8'))?.[1];
    expect(graph, `${file}: no graph`);
    const page = await watched(browser);
    await page.setContent('<!DOCTYPE html><title>graph</title><div id="graph"></div>');
    await page.addScriptTag({ content: readFileSync(library, 'utf8') });
    const drawn = await page.evaluate(async text => {
        globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
        try {
            const { svg } = await globalThis.mermaid.render('drawing', text);
            document.getElementById('graph').innerHTML = svg;
            return { text: document.getElementById('graph').textContent, images: document.querySelectorAll('#graph img, #graph script').length, hacked: globalThis.hacked };
        } catch (error) {
            return { error: String(error) };
        }
    }, graph);
    expect(!drawn.error, `${file}: ${drawn.error}`);
    expect(drawn.images === 0 && drawn.hacked === undefined, `${file}: a name became markup`);
    expect(drawn.text?.includes('account'), `${file}: nothing is drawn`);
    console.log(drawn.text?.slice(0, 300));
    await page.close();
}

await browser.close();
end();
