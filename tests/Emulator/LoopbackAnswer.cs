using System;
using System.Collections.Generic;
using System.Text;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>What a loopback server answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record LoopbackAnswer(int Status, byte[] Body)
{
    /// <summary>Gets the headers besides the length.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [new("Content-Type", "text/xml")];

    /// <summary>Gets how long the answer is kept back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets after how many bytes of the body the connection is broken; null for never. Zero breaks it before the answer begins.</summary>
    public int? BreakAfter { get; init; }

    /// <summary>A text in UTF-8.</summary>
    public static LoopbackAnswer Of(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));
}
