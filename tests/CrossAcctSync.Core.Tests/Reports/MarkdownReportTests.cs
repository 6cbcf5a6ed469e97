using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CrossAcctSync.Access;
using CrossAcctSync.Reports;
using CrossAcctSync.Reports.Markdown;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class MarkdownReportTests
{
    private static string Write(IEnumerable<object> inputs) => ReportText.Write(ReportSamples.Report(inputs), ReportFormat.Markdown);

    [Fact]
    public void What_fails_comes_first_with_its_fix()
    {
        string text = Write(ReportSamples.Mixed());

        Assert.Contains("❌ **1** path fails", text, StringComparison.Ordinal);
        string firstRow = text.Split('\n').First(line => line.StartsWith("| ❌", StringComparison.Ordinal));
        Assert.Contains("`111122223333 Orders`", firstRow, StringComparison.Ordinal);
        Assert.Contains("**fails**", firstRow, StringComparison.Ordinal);
        Assert.Contains("fix: Add the statement", text, StringComparison.Ordinal);
        Assert.Contains("at `workflows/orders.asl.json:7:13`", text, StringComparison.Ordinal);
        Assert.Contains("```diff\n+ Statement[0]: Allow glue:GetJobRun", text, StringComparison.Ordinal);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Fact]
    public void It_is_never_longer_than_a_comment_and_tells_what_it_left_out()
    {
        object[] many = [.. Enumerable.Range(0, 2000).Select(i => ReportSamples.Result(ReportSamples.Requirement("Ärger" + i), ReportSamples.Check(AccessStatus.Failed)))];

        string text = Write(many);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 30000, 65536);
        Assert.Contains("1,900 more paths are left out", text, StringComparison.Ordinal);
        Assert.Contains("left out of the graph", text, StringComparison.Ordinal);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Fact]
    public void A_part_that_is_longer_than_a_comment_is_left_out_whole()
    {
        AccessCheck check = ReportSamples.Check(AccessStatus.Failed) with { Reason = new string('x', 70000) };

        string text = Write([ReportSamples.Result(ReportSamples.Requirement(), check)]);

        Assert.InRange(text.Length, 100, 3000);
        Assert.Contains("1 more path is left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_no_markup_of_its_own()
    {
        string text = Write(ReportSamples.HostileObjects());

        foreach (string line in WithoutCode(text))
        {
            Assert.DoesNotContain("<img", line, StringComparison.Ordinal);
            Assert.DoesNotContain("</script", line, StringComparison.Ordinal);
            Assert.DoesNotContain("@everyone", line, StringComparison.Ordinal);
            Assert.DoesNotContain("](javascript", line, StringComparison.Ordinal);
        }

        string row = text.Split('\n').First(line => line.StartsWith("| ❌", StringComparison.Ordinal));
        Assert.Equal(8, row.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(one => one == '|'));
    }

    [Theory]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a\nb", @"`a\nb`")]
    [InlineData("", "")]
    public void A_name_is_code_whatever_it_holds(string name, string expected) => Assert.Equal(expected, MarkdownText.Code(name));

    [Theory]
    [InlineData("- no list", "\\- no list")]
    [InlineData("1. no list", "1\\. no list")]
    [InlineData("No <b> [link](x) *here*.", "No `<b>` \\[link\\](x) `*here*`.")]
    [InlineData("Add it to arn:aws:iam::1:role/a_b, now.", "Add it to `arn:aws:iam::1:role/a_b`, now.")]
    public void A_sentence_is_text(string sentence, string expected) => Assert.Equal(expected, MarkdownText.Sentence(sentence));

    [Fact]
    public void A_graph_has_a_box_for_each_account_and_marks_what_is_broken()
    {
        string graph = MermaidGraph.Write(ReportSamples.Report(ReportSamples.Mixed()).Paths);

        Assert.Equal(3, graph.Split("subgraph").Length - 1);
        Assert.Contains("-. \"✗ Permission\" .-x", graph, StringComparison.Ordinal);
        Assert.DoesNotContain("<", MermaidGraph.Write(ReportSamples.Report(ReportSamples.HostileObjects()).Paths).Replace("<br", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graphs_are_drawn_by_Mermaid()
    {
        using var files = new ReportFiles();
        files.Add("mixed.md", Write(ReportSamples.Mixed()));
        files.Add("hostile.md", Write(ReportSamples.HostileObjects()));
        files.Add("many.md", Write(ReportOrganization.Of(500)));

        await NodeProcess.RunInBrowser("mermaid.mjs", files.All);
    }

    // Code is text to GitHub, which looks for no mentions in it.
    private static IEnumerable<string> WithoutCode(string text)
    {
        string? fence = null;
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimStart();
            if (fence is null && trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                fence = new string('`', trimmed.TakeWhile(one => one == '`').Count());
            }
            else if (fence is not null)
            {
                fence = trimmed == fence ? null : fence;
            }
            else
            {
                yield return System.Text.RegularExpressions.Regex.Replace(line, "(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)|<code>[^<]*</code>", string.Empty);
            }
        }
    }
}
