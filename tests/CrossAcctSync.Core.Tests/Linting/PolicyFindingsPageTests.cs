using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Findings;
using Xunit;

namespace CrossAcctSync.Tests.Linting;

public sealed partial class PolicyFindingsPageTests
{
    [Fact]
    public void The_help_lists_every_rule_as_the_code_has_it()
    {
        string page = Path.Combine(RepositoryFolder.Top, "docs", "en-US", "about_CrossAcctSync_PolicyFindings.md");

        FindingRule[] written = [.. File.ReadLines(page)
            .Select(line => Entry().Match(line))
            .Where(match => match.Success)
            .Select(match => new FindingRule(
                match.Groups[1].Value,
                System.Enum.Parse<FindingSeverity>(match.Groups[2].Value),
                match.Groups[3].Value,
                match.Groups[4].Value))];

        Assert.Equal(PolicyRules.All, written);
    }

    [GeneratedRegex(@"^- `(\w+)` \((\w+)\): (.+) \[AWS\]\((.+)\)$")]
    private static partial Regex Entry();
}
