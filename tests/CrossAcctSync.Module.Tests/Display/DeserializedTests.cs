using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>What has been in a file or in another process is shown as what a cmdlet gave.</summary>
public sealed class DeserializedTests
{
    [Fact]
    public void A_result_of_a_test_is_shown_as_it_was()
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });

        string before = shell.Show("$r = Test-SyncAccess accounts; $r");
        string after = shell.Show("$r | Export-Clixml r.xml; Import-Clixml r.xml");

        Assert.Contains("FAILED  OrderFulfilment -> 222233334444 SettlePaymentsAccess", before, System.StringComparison.Ordinal);
        Assert.Equal(before, after);
    }
}
