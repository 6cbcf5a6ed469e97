using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Module.Binding;

/// <summary>Lets target roles be given by state: <c>@{ Refresh = 'arn:…', 'arn:…' }</c>.</summary>
internal sealed class TargetRoleMapTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not IDictionary map)
        {
            throw new ArgumentTransformationMetadataException("A hashtable of states with their target roles was expected.");
        }

        var roles = new Dictionary<string, IReadOnlyList<RoleArn>>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            roles[entry.Key.ToString()!] = LanguagePrimitives.ConvertTo<string[]>(entry.Value).Select(Parse).ToArray();
        }

        return roles;
    }

    private static RoleArn Parse(string text) =>
        RoleArn.TryParse(text, out RoleArn? role, out string? reason) ? role : throw new ArgumentTransformationMetadataException(reason);
}
