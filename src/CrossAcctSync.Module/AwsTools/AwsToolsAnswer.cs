using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// An object of AWS Tools, read by the names of its properties: its type belongs to another load context. Version 4 of
/// the AWS SDK leaves empty collections null.
/// </summary>
internal readonly struct AwsToolsAnswer
{
    private readonly PSObject? _value;

    public AwsToolsAnswer(object? value) => _value = value is null ? null : PSObject.AsPSObject(value);

    /// <summary>Gets a property as text; null when it is not there. Constants of the AWS SDK give their value.</summary>
    public string? Text(string property) => Value(property)?.ToString();

    /// <summary>Gets a property as text that every answer has.</summary>
    public string Required(string property) => Text(property) ?? string.Empty;

    /// <summary>Gets a policy document: IAM's are percent-encoded (RFC 3986), and plain JSON is taken as it is.</summary>
    public string? Document(string property) =>
        Text(property) is { } text ? text.TrimStart().StartsWith("%", StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text : null;

    /// <summary>Gets a time. The AWS SDK gives local times or times in UTC, and says which.</summary>
    public DateTimeOffset? Time(string property) => Value(property) is DateTime { Ticks: > 0 } time ? new DateTimeOffset(time) : null;

    /// <summary>Gets a truth value; null when it is not there.</summary>
    public bool? Truth(string property) => Value(property) as bool?;

    /// <summary>Gets a number; null when it is not there.</summary>
    public int? Number(string property) => Value(property) as int?;

    /// <summary>Gets a property that has properties of its own.</summary>
    public AwsToolsAnswer Part(string property) => new(Value(property));

    /// <summary>Gets the items of a property; none when it is null.</summary>
    public IEnumerable<AwsToolsAnswer> Items(string property) =>
        (Value(property) as IEnumerable)?.Cast<object>().Select(item => new AwsToolsAnswer(item)) ?? Enumerable.Empty<AwsToolsAnswer>();

    /// <summary>Gets the texts of a property; none when it is null.</summary>
    public IReadOnlyList<string> Texts(string property) => (Value(property) as IEnumerable)?.Cast<object>().Select(item => item.ToString()!).ToArray() ?? Array.Empty<string>();

    private object? Value(string property) => _value?.Properties[property]?.Value is { } value ? value is PSObject wrapped ? wrapped.BaseObject : value : null;
}
