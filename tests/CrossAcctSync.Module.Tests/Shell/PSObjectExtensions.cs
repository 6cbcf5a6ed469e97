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

        // A script of the type data, which makes hidden characters visible, runs in a session only; behind it is the object's own property.
        object? value = found is PSScriptProperty && target.BaseObject.GetType().GetProperty(property) is { } own ? own.GetValue(target.BaseObject) : found.Value;
        return value is PSObject wrapped ? wrapped.BaseObject : value;
    }

    /// <summary>Gets the text of a property that the object must have.</summary>
    public static string? Text(this PSObject target, string property) => LanguagePrimitives.ConvertTo<string?>(target.Value(property));
}
