using System.Reflection;
using Xunit;

namespace CrossAcctSync.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void The_core_does_not_know_PowerShell()
    {
        var core = Assembly.Load("CrossAcctSync.Core");

        Assert.DoesNotContain(core.GetReferencedAssemblies(), name => name.Name == "System.Management.Automation");
    }
}
