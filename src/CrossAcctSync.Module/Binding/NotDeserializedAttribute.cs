using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace CrossAcctSync.Module.Binding;

/// <summary>
/// Refuses by name what was a file or in another process: PowerShell takes such an object apart and gives back a copy of what its
/// properties said (https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/import-clixml), in which
/// anybody may have written, and of which the deeper parts are text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotDeserializedAttribute : ArgumentTransformationAttribute
{
    private const string Prefix = "Deserialized.";

    private readonly Type _type;
    private readonly string _origin;

    /// <param name="type">The type that the parameter takes.</param>
    /// <param name="origin">The cmdlet that gives it.</param>
    public NotDeserializedAttribute(Type type, string origin)
    {
        _type = type;
        _origin = origin;
    }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Refuse(inputData);
        if (Unwrap(inputData) is IEnumerable many and not IDictionary)
        {
            foreach (object element in many)
            {
                Refuse(element);
            }
        }

        return inputData;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private void Refuse(object? value)
    {
        if (value is PSObject copy && copy.TypeNames.Contains(Prefix + _type.FullName, StringComparer.Ordinal))
        {
            throw new ArgumentTransformationMetadataException(
                $"'{copy}' is a copy of a {_type.Name} that was in a file, a job or a remote session, and no longer what {_origin} gave: anybody may have written into it, and parts of it are missing. Call {_origin} in this session, or do both in the other one.");
        }
    }
}
