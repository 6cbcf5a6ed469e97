using System;
using System.IO;
using CrossAcctSync.Findings;
using Xunit;

namespace CrossAcctSync.Tests.Findings;

public sealed class AccessRulesPageTests
{
    [Fact]
    public void The_page_on_evaluation_names_every_kind_of_finding_with_its_severity()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Top, "docs", "en-US", "about_CrossAcctSync_Evaluation.md"));

        Assert.All(AccessRules.All, rule => Assert.Contains($"- `{rule.Code}` ({rule.Severity}): {rule.Title}", page, StringComparison.Ordinal));
    }
}
