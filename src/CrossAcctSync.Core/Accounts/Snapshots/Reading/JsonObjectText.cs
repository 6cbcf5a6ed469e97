using System;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>An object of a stream: its place and, until the stream is read on, its text.</summary>
internal sealed class JsonObjectText
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Where it begins.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The same, in the file.</summary>
    public SourceLocation Location => new(Path, Position);

    /// <summary>The bytes of (unpacked, UTF-8) text before it.</summary>
    public required long Offset { get; init; }

    /// <summary>Its property <c>Arn</c>, or null.</summary>
    public string? Arn { get; set; }

    /// <summary>The text; the stream's own buffer.</summary>
    public ArraySegment<byte> Bytes { get; set; }

    /// <summary>The value of its property <c>AssumeRolePolicyDocument</c> in the same buffer; empty when it was not looked for, or there is none.</summary>
    public ArraySegment<byte> TrustPolicy { get; set; }

    /// <summary>Its value, which can be kept. Places in it are places of the file.</summary>
    public SourceDocument Parse() => Parse(Bytes.AsSpan().ToArray(), Location);

    /// <summary>The value of a text that was kept or read again.</summary>
    public static SourceDocument Parse(byte[] text, SourceLocation location) =>
        JsonDocumentReader.Read(text, new SourceOrigin(location.Path, location.Position, KeepsLines: true, IsIndented: false), SourceLimits.Default);
}
