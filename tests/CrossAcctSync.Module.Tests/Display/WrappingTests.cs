using System;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>
/// The tests run in the invariant culture, in which the engine breaks lines wherever the window ends, as it does on most
/// build agents: what is shown in a narrow window has only the words that it has in a wide one.
/// </summary>
public sealed partial class WrappingTests
{
    private const string Plan = "$WarningPreference = 'Ignore'; $r = Get-SyncRequirement -SnapshotPath accounts; $p = $r | Get-SyncPlan accounts; ";

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void A_result_of_a_test_breaks_between_words_and_behind_separators(int width)
    {
        string[] whole = Words(Show(500, "Test-SyncAccess accounts"));
        string shown = Show(width, "Test-SyncAccess accounts");

        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.DoesNotContain(Words(shown).Except(whole), word => !word.StartsWith('^') && !IsPart(word, whole));
        Assert.Matches(@"FAILED  OrderFulfilment -> 222233334444\s+SettlePaymentsAccess", shown);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Account_and_role_can_be_read_in_a_plan_and_in_requirements(int width)
    {
        Assert.Contains("Role: 333344445555:DataPlatformAccess", Show(width, Plan + "$p"), StringComparison.Ordinal);
        Assert.Matches(@"333344445555:\s*DataPlatformAccess", Show(width, Plan + "$r"));
        Assert.DoesNotContain("…", Show(width, Plan + "$p; $r"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Codes_and_names_of_an_audit_break_before_a_capital(int width)
    {
        string shown = Show(width, "Find-SyncTrust accounts");

        string[] cells = [.. shown.Split('\n').Where(line => line.Contains("TrustAccepts", StringComparison.Ordinal))];
        Assert.NotEmpty(cells);
        Assert.All(cells, line => Assert.Matches("TrustAccepts(Any|Other)?(External|Roles)?(Id)?$", line));
    }

    private static string Show(int width, string script)
    {
        using ModuleShell shell = Sample.Open(width);
        return shell.Show(script);
    }

    private static string[] Words(string text) => [.. Space().Split(text).Distinct()];

    /// <summary>Whether a word is a piece of a longer one that ends at a separator, or begins behind one.</summary>
    private static bool IsPart(string word, string[] whole) => whole.Any(longer =>
        longer.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
        && (at == 0 || ":/,".Contains(longer[at - 1], StringComparison.Ordinal))
        && (at + word.Length == longer.Length || ":/,".Contains(word[^1], StringComparison.Ordinal)));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
