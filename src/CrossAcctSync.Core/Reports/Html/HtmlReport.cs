using System.Net;
using System.Text;

namespace CrossAcctSync.Reports.Html;

/// <summary>
/// A report as one page that needs nothing else. Its policy (https://www.w3.org/TR/CSP3/) lets run its own script and
/// style alone, each by its hash, and nothing be fetched; the script makes elements one by one, and no text of the report
/// is ever read as markup.
/// </summary>
internal static class HtmlReport
{
    public static string Write(SyncReport report)
    {
        string policy = $"default-src 'none'; script-src {PagePart.Script.Hash}; style-src {PagePart.Style.Hash}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        string title = WebUtility.HtmlEncode(report.Title) ?? string.Empty;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\" data-theme=\"system\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<meta name=\"generator\" content=\"CrossAcctSync ").Append(report.ToolVersion).Append("\">\n")
            .Append("<title>").Append(title).Append("</title>\n<style>").Append(PagePart.Style.Text).Append("</style>\n</head>\n<body>\n")
            .Append(HtmlPlain.Write(report))
            .Append(App(title, WebUtility.HtmlEncode(HtmlSummary.Write(report)) ?? string.Empty, report.ToolVersion))
            .Append("<script type=\"application/json\" id=\"report-data\">").Append(HtmlData.Write(report)).Append("</script>\n")
            .Append("<script>").Append(PagePart.Script.Text).Append("</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>The frame that the script fills.</summary>
    private static string App(string title, string summary, string version) => $"""
        <div id="app" hidden>
        <a class="skip" href="#paths-title">Skip to the paths</a>
        <header class="wrap">
        <div class="head"><div><h1>{title}</h1><p>{summary}</p></div><button id="theme" class="quiet" type="button">Theme: system</button></div>
        <div id="bar" class="bar"></div>
        <div id="tiles" class="tiles" role="group" aria-label="Show paths by outcome"></div>
        </header>
        <div id="tools" class="tools" role="search" aria-label="Paths"><div class="wrap">
        <div class="search"><input id="search" type="search" aria-label="Search paths" placeholder="Search names, accounts, actions, reasons" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></div>
        <select id="from" aria-label="Account of the state machine"><option value="">From any account</option></select>
        <select id="to" aria-label="Account of the target role"><option value="">To any account</option></select>
        <select id="leg" aria-label="Leg that did not pass"><option value="">Any leg</option><option value="0">Definition not passed</option><option value="1">Source not passed</option><option value="2">Trust not passed</option><option value="3">Permission not passed</option></select>
        <select id="order" aria-label="Order"><option value="worst">Worst first</option><option value="machine">By state machine</option><option value="target">By target role</option></select>
        <button id="clear" class="quiet" type="button" hidden>Clear</button>
        </div></div>
        <main class="wrap">
        <p id="live" class="unseen" role="status"></p>
        <section id="paths-part" aria-labelledby="paths-title">
        <figure class="sheet" aria-label="Picture of the paths"><div id="picture" class="picture" tabindex="0" role="region" aria-label="Picture, scrolls sideways on narrow screens"></div>
        <figcaption class="legend"><span id="picture-note"></span><span id="legend" class="keys"></span></figcaption></figure>
        <div class="section"><h2 id="paths-title" tabindex="-1">Paths</h2><p id="count"></p></div>
        <div class="sheet"><ul id="list"></ul><p id="none" class="empty" hidden>No path fits. Clear the search and the filters to see all.</p></div>
        </section>
        <section id="findings-part" class="loose-part" aria-labelledby="findings-title"><div class="section"><h2 id="findings-title">Findings</h2><p>On policies by themselves</p></div><ul id="findings"></ul></section>
        <section id="changes-part" class="loose-part" aria-labelledby="changes-title"><div class="section"><h2 id="changes-title">Changes</h2><p>In the order in which they are made</p></div><ul id="changes"></ul></section>
        <footer>CrossAcctSync {version}</footer>
        </main>
        </div>

        """.Replace("\r\n", "\n");
}
