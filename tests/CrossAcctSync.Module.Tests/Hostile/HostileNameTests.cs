using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Hostile;

/// <summary>No text of others reaches a stream, a view, a report or an error as it is, of whatever cmdlet.</summary>
public sealed class HostileNameTests
{
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal) { "CrossAcctSync.Arns.Arn", "CrossAcctSync.Arns.RoleArn", "CrossAcctSync.Patterns.TextPattern" };

    public static TheoryData<string> Cmdlets => [.. HostileCases.Scripts.Keys];

    [Fact]
    public void Every_cmdlet_has_a_case()
    {
        using var shell = ModuleShell.Open();
        Assert.Equal(
            shell.Run("(Get-Command -Module CrossAcctSync -CommandType Cmdlet).Name").AssertNoErrors().Output.Select(name => (string)name.BaseObject).Order(StringComparer.Ordinal),
            HostileCases.Scripts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_hostile_name_is_made_visible_in_all_that_a_cmdlet_says(string cmdlet)
    {
        var breaches = new List<string>();
        var silent = new List<string>();
        using var folder = new HostileExamples();
        using ModuleShell shell = Open(folder);
        foreach (string script in HostileCases.Scripts[cmdlet])
        {
            bool isTold = false;
            foreach ((string where, string text) in Everything(shell, script))
            {
                isTold |= text.Contains(HostileText.Mark, StringComparison.Ordinal);
                breaches.AddRange(HostileText.Breaches(text).Select(breach => $"{script}\n  {where}: {breach}"));
            }

            silent.AddRange(isTold ? [] : [script]);
        }

        Assert.True(breaches.Count == 0, string.Join("\n", breaches.Distinct()));
        Assert.True(silent.Count == 0, "These show nothing, since they tell nothing of the name: " + string.Join("\n", silent));
    }

    [Theory]
    [InlineData("a\u001b[2Jb", true)]
    [InlineData("a\u001b[31mb", false)]
    [InlineData("a ##vso[task.x]b", true)]
    [InlineData("  ::error::b", true)]
    [InlineData("arn:aws:states:::lambda:invoke", false)]
    [InlineData("a\u202eb", true)]
    [InlineData("\ud83d\ude00 \u00e9\tb", false)]
    public void What_is_not_safe_is_known(string text, bool isBreach) => Assert.Equal(isBreach, HostileText.Breaches(text).Any());

    private static ModuleShell Open(HostileExamples folder) => ModuleShell
        .Open(new ShellOptions { WorkingDirectory = folder.Path })
        .Set("name", HostileText.Name)
        .Set("file", HostileText.Name.Replace(':', '-'))
        .Set("rolePath", HostileText.RolePath)
        .Set("policy", File.ReadAllText(Path.Combine(folder.Path, "own", "policy.json")))
        .Set("glue", Sample.Glue("arn:aws:iam::333344445555:role" + HostileText.RolePath + "DataPlatformAccess"));

    /// <summary>All that a user can come to see of a script, with the place where it is seen.</summary>
    private static IEnumerable<(string Where, string Text)> Everything(ModuleShell shell, string script)
    {
        ShellResult result = shell.Run("$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $ConfirmPreference = 'None'; " + script);
        foreach (string warning in result.Warnings.SelectMany(Alone))
        {
            yield return ("warning", warning);
        }

        foreach (string line in result.Verbose.Concat(result.Debug).SelectMany(Alone))
        {
            yield return ("verbose", line);
        }

        // The module's own commands to the agent stand there, each of which is one line.
        foreach (string line in result.Information)
        {
            yield return ("information", script.Contains("-Annotate", StringComparison.Ordinal) ? line.TrimStart('#', ':').Replace("vso[", string.Empty, StringComparison.Ordinal) : line);
        }

        yield return ("progress", string.Join("\n", result.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}")));
        yield return ("host", result.HostText);
        foreach (ErrorRecord error in result.AllErrors)
        {
            yield return ("error", $"{error} {error.Exception.Message} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.CategoryInfo}");
        }

        foreach (string text in result.Output.Select(item => item.BaseObject).OfType<string>())
        {
            yield return ("text", text);
        }

        foreach ((string type, string text) in Texts(result.Output.Select(item => item.BaseObject)))
        {
            yield return ("ToString of " + type, text);
        }

        shell.Set("shown", result.Output.Where(item => item.BaseObject is not string).ToArray()).Set("failed", result.AllErrors.ToArray());
        foreach (string view in new[] { "$shown", "$shown | Format-Table -Wrap", "$shown | Format-List", "$ErrorView = 'ConciseView'; $failed", "$ErrorView = 'NormalView'; $failed" })
        {
            yield return (view, shell.ShowInColor(view));
        }
    }

    /// <summary>What was told of one thing is one line.</summary>
    private static IEnumerable<string> Alone(string message) => message.Contains('\n', StringComparison.Ordinal) ? [message, "##more[lines] than one"] : [message];

    /// <summary>The text of every object that the outputs lead to.</summary>
    private static List<(string Type, string Text)> Texts(IEnumerable<object> outputs)
    {
        var texts = new List<(string, string)>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>(outputs);
        while (left.TryPop(out object? item))
        {
            if (item is string || !seen.Add(item))
            {
                continue;
            }

            if (item is IEnumerable many)
            {
                foreach (object? one in many)
                {
                    left.Push(one ?? string.Empty);
                }
            }
            else if (item.GetType() is var type && type.FullName!.StartsWith("CrossAcctSync.", StringComparison.Ordinal) && !type.IsEnum)
            {
                if (!Data.Contains(type.FullName))
                {
                    texts.Add((type.Name, Convert.ToString(item, CultureInfo.InvariantCulture)!));
                }

                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                {
                    left.Push(property.GetValue(item) ?? string.Empty);
                }
            }
        }

        return texts;
    }
}
