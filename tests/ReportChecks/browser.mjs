// The browser that checks drive: CHROMIUM names it. Nothing of it reaches for the network by itself.
import { chromium } from 'playwright-core';

export const launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const problems = [];

export function expect(isSo, message) {
    if (!isSo) {
        problems.push(message);
    }
}

export function end() {
    problems.forEach(problem => console.error(problem));
    process.exit(problems.length === 0 ? 0 : 1);
}

// A page that notes what it must not do: errors on the console, and requests for anything but its own file.
export async function watched(browser, options = {}) {
    const page = await browser.newPage(options);
    page.on('console', message => expect(message.type() !== 'error' && message.type() !== 'warning', `console ${message.type()}: ${message.text()}`));
    page.on('pageerror', error => expect(false, `error: ${error.message}`));
    page.on('request', request => expect(/^(file|data):/.test(request.url()) && request.isNavigationRequest(), `request: ${request.url()}`));
    return page;
}
