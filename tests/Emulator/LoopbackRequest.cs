using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>A request that a loopback server was sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with the query.</param>
/// <param name="Headers">The headers in the order of the request.</param>
/// <param name="Body">The body.</param>
public sealed record LoopbackRequest(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Gets the body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Gets the operation that is called: <c>GetRole</c> of a form, or of the header <c>X-Amz-Target</c>.</summary>
    public string Operation => Header("X-Amz-Target") is { } target ? target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..] : Form("Action") ?? string.Empty;

    /// <summary>A header; null when it is not there.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A field of the form in the body; null when it is not there.</summary>
    public string? Form(string name) => Text.Split('&')
        .Select(field => field.Split('=', 2))
        .Where(field => field.Length == 2 && Uri.UnescapeDataString(field[0]) == name)
        .Select(field => Uri.UnescapeDataString(field[1].Replace('+', ' ')))
        .FirstOrDefault();
}
