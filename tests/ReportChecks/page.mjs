// Checks the HTML report in a browser: node page.mjs MIXED.html HOSTILE.html BIG.html. MIXED holds every outcome.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { end, expect, launch, watched } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [mixed, hostile, big] = process.argv.slice(2).map(file => pathToFileURL(file).href);
const browser = await launch();

async function audit(page, what) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const violation of violations) {
        expect(false, `axe, ${what}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`);
    }
}

for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
        for (const url of colorScheme === 'dark' && width === 1280 ? [mixed, hostile, big] : [mixed, hostile]) {
            const page = await watched(browser, { colorScheme, viewport: { width, height: 900 } });
            await page.goto(url);
            await audit(page, `${url} ${colorScheme} ${width}`);
            for (let row = 0; row < 3 && row < await page.locator('.row').count(); row++) {
                await page.locator('.row').nth(row).click();
            }

            for (const summary of await page.locator('.detail summary').all()) {
                await summary.click();
            }

            await audit(page, `${url} ${colorScheme} ${width}, opened`);
            expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${url}: wider than the window of ${width}`);
            await page.close();
        }
    }
}

// A hostile name is a name.
{
    const page = await watched(browser);
    await page.goto(hostile);
    await page.locator('.row').first().click();
    expect(await page.evaluate(() => globalThis.hacked === undefined), 'a hostile name ran a script');
    expect(await page.locator('img, iframe, object, embed, base, form').count() === 0, 'a hostile name became an element');
    expect(await page.locator('script').count() === 2, 'a hostile name became a script');
    expect((await page.locator('.row strong').first().textContent()).includes('</script><img src=x'), 'a hostile name is not shown as it is');
    expect(await page.evaluate(() => [...document.querySelectorAll('a')].every(link => /^(https:\/\/docs\.aws\.amazon\.com\/|#)/.test(link.getAttribute('href')))), 'a link leads elsewhere');
    await page.close();
}

// The policy holds against a script that got in all the same.
{
    const page = await browser.newPage();
    await page.goto(mixed);
    const outcome = await page.evaluate(() => {
        const tried = [];
        const attempt = action => { try { action(); } catch (error) { tried.push(error.name); } };
        attempt(() => { document.body.innerHTML += '<img src=x onerror="globalThis.hacked = 1">'; });
        attempt(() => { const script = document.createElement('script'); script.textContent = 'globalThis.hacked = 1'; document.body.append(script); });
        attempt(() => document.body.setAttribute('onclick', 'globalThis.hacked = 1'));
        document.body.click();
        return { tried, hacked: globalThis.hacked };
    });
    expect(outcome.hacked === undefined && outcome.tried.length >= 2, `the policy let a script in: ${JSON.stringify(outcome)}`);
    await page.close();
}

// The keyboard reaches everything, in the order of the page.
{
    const page = await watched(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(mixed);
    const stops = [];
    for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
            const at = document.activeElement;
            return at === document.body ? null : at.id || at.getAttribute('class') || at.tagName;
        });
        if (stop === null) {
            break;
        }

        stops.push(stop);
    }

    const needed = ['skip', 'theme', 'tile', 'search', 'from', 'to', 'leg', 'order', 'picture', 'edge', 'path-1', 'tag', 'diff', 'quiet'];
    let at = -1;
    for (const name of needed) {
        const next = stops.findIndex((stop, index) => index > at && stop.startsWith(name));
        expect(next >= 0 || stops.some(stop => stop.startsWith(name)), `the keyboard does not reach ${name}: ${stops.join(', ')}`);
        at = next >= 0 ? next : at;
    }

    await page.locator('#path-3').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#detail-3').isVisible(), 'Enter does not open a path');
    await page.keyboard.press('Enter');
    expect(await page.locator('#detail-3').count() === 0, 'Enter does not close a path');
    const first = await page.evaluate(() => document.querySelector('.row').id);
    await page.locator(`#${first}`).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.row')[1]), 'ArrowDown does not go to the next path');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement.id) === 'search', '/ does not go to the search');
    await page.locator('.picture a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    const label = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await page.keyboard.press('Enter');
    expect(await page.locator('.row[aria-expanded="true"]').count() === 1, `Enter does not open the path of the line '${label}'`);
    await page.close();
}

// Search and filters narrow the list, the picture and the count.
{
    const page = await watched(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(mixed);
    const all = await page.locator('.row').count();
    const lines = await page.locator('.picture .edge').count();
    expect(all > 4 && lines === all, `${all} rows and ${lines} lines`);
    await page.fill('#search', 'nightly');
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
    expect(await page.locator('.picture .edge').count() === 1, 'the picture does not follow the search');
    expect((await page.locator('#live').textContent()).startsWith('1 of '), 'the count is not said');
    await page.fill('#search', 'no such thing');
    await page.waitForFunction(() => !document.getElementById('none').hidden);
    await page.click('#clear');
    expect(await page.locator('.row').count() === all, 'Clear does not show all');
    await page.locator('.tile').first().click();
    expect(await page.locator('.tile[aria-pressed="true"]').count() === 1 && await page.locator('.row').count() === 1, 'a tile does not filter');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await page.locator('.row').count() === all, 'Escape does not clear');
    await page.selectOption('#leg', '2');
    expect(await page.locator('.row').count() === 1, 'the leg does not filter');
    await page.selectOption('#leg', '');
    await page.selectOption('#to', { index: 1 });
    expect(await page.locator('.row').count() < all, 'the account does not filter');
    await page.close();
}

// Themes, a link to a path, and paper.
{
    const page = await watched(browser, { colorScheme: 'dark' });
    await page.goto(`${mixed}#path-2`);
    expect(await page.locator('#detail-2').isVisible(), 'a link to a path does not open it');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.click('#theme');
    expect(await ground() !== dark, 'the theme does not change');
    await page.pdf();
    expect(await page.locator('.detail').count() >= 1, 'paper does not show what fails');
    await page.close();
}

// Without scripts the page says what fails.
{
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(mixed);
    expect(await page.locator('#plain table tbody tr').count() > 0 && !await page.locator('#app').isVisible(), 'the page says nothing without scripts');
    await context.close();
}

// Many paths: a part is laid out, the rest is found.
{
    const page = await watched(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(big);
    const rows = await page.locator('.row').count();
    expect(rows > 0 && rows <= 100, `${rows} rows are laid out`);
    await page.click('#more');
    expect(await page.locator('.row').count() === 2 * rows, 'more does not show more');
    expect(await page.evaluate(() => document.activeElement.classList.contains('row')), 'the focus is lost with the button');
    await page.locator('.picture .edge').first().dispatchEvent('click');
    expect(/ of 5,000 /.test(await page.locator('#count').textContent()), 'a line of the picture does not show its paths');
    await page.close();
}

await browser.close();
end();
