using System;
using System.IO;
using System.Linq;
using CrossAcctSync.Findings;
using Xunit;

namespace CrossAcctSync.Tests.Findings;

public sealed class TrustRulesPageTests
{
    [Fact]
    public void The_page_on_the_audit_names_every_kind_of_finding_with_its_severity()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Top, "docs", "en-US", "about_CrossAcctSync_Audit.md"));

        Assert.All(TrustRules.All, rule => Assert.Contains($"- `{rule.Code}` ({rule.Severity}): {rule.Title}", page, StringComparison.Ordinal));
        Assert.Equal(typeof(TrustRules).GetProperties().Count(property => property.PropertyType == typeof(FindingRule)), TrustRules.All.Count);
    }
}
