using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CrossAcctSync.Help.Tests;

/// <summary>Follows the links of every page as far as that needs no network.</summary>
public sealed class DocumentLinkTests
{
    private static readonly string Root = typeof(DocumentLinkTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().UseYamlFrontMatter().UseAutoLinks().Build();

    public static TheoryData<string> Pages => [.. AllPages().Select(page => Path.GetRelativePath(Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_on_a_page_leads_somewhere(string page)
    {
        string path = Path.Combine(Root, page);

        Assert.All(LinksOf(path), link => Assert.True(Problem(path, link) is null, $"{page}: ({link}) {Problem(path, link)}"));
    }

    [Fact]
    public void Every_page_of_the_documentation_can_be_reached_from_the_readme()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([Path.Combine(Root, "README.md")]);
        while (open.TryDequeue(out string? page))
        {
            if (!seen.Add(page))
            {
                continue;
            }

            foreach (string link in LinksOf(page).Where(link => !IsExternal(link)))
            {
                string target = TargetOf(page, link);
                if (Directory.Exists(target))
                {
                    // A link to a folder shows a reader all that is in it.
                    Array.ForEach(Directory.GetFiles(target, "*.md"), open.Enqueue);
                }
                else if (target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target))
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.Empty(AllPages().Where(page => page.StartsWith(Path.Combine(Root, "docs"), StringComparison.Ordinal)).Except(seen));
    }

    private static IEnumerable<string> AllPages() => new[] { "docs", "examples" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories))
        .Concat([Path.Combine(Root, "README.md"), Path.Combine(Root, "CHANGELOG.md")]);

    private static IEnumerable<string> LinksOf(string page)
    {
        MarkdownDocument document = Markdown.Parse(File.ReadAllText(page), Pipeline);
        return document.Descendants<LinkInline>().Select(link => link.Url)
            .Concat(document.Descendants<AutolinkInline>().Select(link => link.Url))
            .OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a link, or null.</summary>
    private static string? Problem(string page, string link)
    {
        if (IsExternal(link))
        {
            return Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Contains('.', StringComparison.Ordinal)
                ? null
                : "is no https address of a site.";
        }

        string target = TargetOf(page, link);
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return "leads to no file.";
        }

        int anchor = link.IndexOf('#', StringComparison.Ordinal);
        return anchor < 0 || AnchorsOf(target).Contains(link[(anchor + 1)..]) ? null : "leads to no heading.";
    }

    private static HashSet<string> AnchorsOf(string page) => Markdown.Parse(File.ReadAllText(page), Pipeline)
        .Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string TargetOf(string page, string link)
    {
        string path = Uri.UnescapeDataString(link.Split('#')[0]);
        return path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
    }

    private static bool IsExternal(string link) => link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal);
}
