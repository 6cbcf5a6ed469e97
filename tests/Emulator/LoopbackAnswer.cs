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

    /// <summary>Gets after how many bytes of the body nothing more comes, with the connection left open; null for never.</summary>
    public int? StallAfter { get; init; }

    /// <summary>An error in the protocol of the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code, without <c>Exception</c> at its end.</param>
    /// <param name="message">The message, without anything to be escaped.</param>
    public static LoopbackAnswer Error(LoopbackRequest request, int status, string code, string message) => request.Header("X-Amz-Target") is null
        ? Of(status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>fault-1</RequestId></ErrorResponse>")
        : Of(status, $$"""{"__type":"{{code}}Exception","message":"{{message}}"}""") with { Headers = [new("Content-Type", "application/x-amz-json-1.0")] };

    /// <summary>A text in UTF-8.</summary>
    public static LoopbackAnswer Of(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));
}
