using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CrossAcctSync.Reports;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private static string Write(params object[] inputs) => ReportText.Write(ReportSamples.Report(inputs), ReportFormat.Html);

    private static string Mixed => Write([.. ReportSamples.Mixed()]);

    private static string Hostile => ReportText.Write(ReportSamples.Report(ReportSamples.HostileObjects(), new ReportOptions { Title = ReportSamples.Hostile }), ReportFormat.Html);

    [Fact]
    public void The_policy_lets_run_the_page_s_own_script_and_style_alone()
    {
        string page = Mixed;
        string policy = Policy().Match(page).Groups[1].Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'; form-action 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src {Hash(Script().Match(page).Groups[1].Value)};", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src {Hash(Style().Match(page).Groups[1].Value)};", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(page.IndexOf(policy, StringComparison.Ordinal) < page.IndexOf("<style>", StringComparison.Ordinal));
    }

    [Fact]
    public void It_fetches_nothing()
    {
        Assert.DoesNotMatch("""<(link|img|iframe|object|embed|video|audio|source|base)\b""", Mixed);
        Assert.DoesNotMatch("""\b(src|srcset|background|poster)=""", Mixed);
        Assert.DoesNotMatch("""@import|url\(|fetch\(|XMLHttpRequest|WebSocket|innerHTML|insertAdjacentHTML|document\.write|eval\(""", Mixed);
    }

    [Fact]
    public void Hostile_text_adds_no_element()
    {
        string plain = Hostile;

        Assert.Equal(Elements(Write(ReportSamples.HostileObjects().ToArray())), Elements(plain));
        Assert.Equal(2, Regex.Count(plain, "<script"));
        Assert.Equal(2, Regex.Count(plain, "</script"));
        Assert.DoesNotContain("<img", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- -->", plain, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2028', Data().Match(plain).Groups[1].Value);
    }

    [Fact]
    public void Its_data_is_read_and_holds_each_text_once()
    {
        JsonNode data = JsonNode.Parse(Data().Match(Mixed).Groups[1].Value)!;

        string[] texts = [.. data["texts"]!.AsArray().Select(text => (string)text!)];
        Assert.Equal(texts.Distinct(), texts);
        Assert.Equal(5, data["paths"]!.AsArray().Count);
        Assert.Equal("Orders", texts[(int)data["paths"]![2]![1]!]);
        Assert.Equal(2, data["changes"]!.AsArray().Count);
    }

    [Fact]
    public void Without_its_script_it_says_what_fails()
    {
        string page = Mixed;
        string plain = page[page.IndexOf("<main id=\"plain\"", StringComparison.Ordinal)..page.IndexOf("<div id=\"app\"", StringComparison.Ordinal)];

        Assert.Contains("1 failed, 1 undetermined, 1 not tested, 1 to look at, 1 passed", plain, StringComparison.Ordinal);
        Assert.Contains("Permission: No statement allows glue:GetJobRun. Add the statement.", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_usable_accessible_and_safe_in_a_browser()
    {
        using var files = new ReportFiles();
        string mixed = files.Add("mixed.html", Mixed);
        string hostile = files.Add("hostile.html", Hostile);
        string big = files.Add("big.html", Write([.. ReportOrganization.Of(5000)]));

        await NodeProcess.RunInBrowser("page.mjs", mixed, hostile, big);
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string[] Elements(string page) => [.. Element().Matches(page).Select(match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex("""Content-Security-Policy" content="([^"]*)">""")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""<script type="application/json" id="report-data">(.*?)</script>""")]
    private static partial Regex Data();

    [GeneratedRegex("<[a-z!/][a-z0-9]*")]
    private static partial Regex Element();
}
