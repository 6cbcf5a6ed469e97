using System.Management.Automation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>Reads objects whose types the tests do not know, since the module keeps them to itself.</summary>
public static class PSObjectExtensions
{
    /// <summary>Gets the value of a property that the object must have.</summary>
    public static object? Value(this PSObject target, string property)
    {
        PSPropertyInfo? found = target.Properties[property];
        Assert.True(found is not null, $"{target.TypeNames[0]} has no property '{property}'.");
        return found.Value is PSObject wrapped ? wrapped.BaseObject : found.Value;
    }

    /// <summary>Gets the text of a property that the object must have.</summary>
    public static string? Text(this PSObject target, string property) => LanguagePrimitives.ConvertTo<string?>(target.Value(property));
}
