using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Holds about_CrossAcctSync_Findings to the rules of the code.</summary>
public sealed class FindingsPageTests
{
    private static readonly Dictionary<string, string> Severities = new()
    {
        ["Error"] = "Errors",
        ["Warning"] = "Warnings",
        ["Information"] = "Information",
    };

    [Fact]
    public void It_has_every_rule_and_none_more_under_its_severity_with_its_title_and_source()
    {
        IEnumerable<string> expected = Rules().Select(rule => string.Join(
            " | ", Severities[rule.Text("Severity")!], rule.Text("Code"), rule.Text("Title"), $"Source: {rule.Text("Source")}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Entries().Order(StringComparer.Ordinal));
    }

    /// <summary>The rules, by way of a cmdlet's output type: the tests do not know the module's own types.</summary>
    private static IEnumerable<PSObject> Rules()
    {
        using var shell = ModuleShell.Open();
        Type command = ((CmdletInfo)shell.Run("Get-Command Get-SyncRequirement").AssertSingle().BaseObject).ImplementingType;
        Assembly core = command.GetCustomAttributes<OutputTypeAttribute>().Single().Type.Single().Type!.Assembly;
        object all = core.GetType("CrossAcctSync.Findings.DefinitionRules", throwOnError: true)!.GetProperty("All")!.GetValue(null)!;
        return ((IEnumerable)all).Cast<object>().Select(PSObject.AsPSObject);
    }

    private static IEnumerable<string> Entries()
    {
        string section = string.Empty;
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "en-US", "about_CrossAcctSync_Findings.md")).ReplaceLineEndings("\n");
        foreach (string part in page.Split("\n#").Where(part => part.StartsWith('#')))
        {
            string[] paragraphs = part.TrimStart('#', ' ').Split('\n', 2);
            if (!part.StartsWith("##", StringComparison.Ordinal))
            {
                section = paragraphs[0];
                continue;
            }

            string[] text = paragraphs[1].Trim().Split("\n\n");
            Assert.Equal(3, text.Length);
            Assert.StartsWith("What to do: ", text[1], StringComparison.Ordinal);
            yield return string.Join(" | ", section, paragraphs[0], text[0], text[2]);
        }
    }
}
