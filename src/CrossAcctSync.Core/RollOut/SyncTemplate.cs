using System;
using System.Collections.Generic;
using System.Text;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.RollOut;

/// <summary>A file for an engine that rolls roles out. Immutable.</summary>
public sealed record SyncTemplate
{
    internal SyncTemplate()
    {
    }

    /// <summary>The engine.</summary>
    public TemplateFormat Format { get; internal init; }

    /// <summary>The file's name, with forward slashes where it lies in a folder of its own.</summary>
    public string FileName { get; internal init; } = null!;

    /// <summary>The accounts that it is for, in order; none for a file that serves all.</summary>
    public IReadOnlyList<string> AccountIds { get; internal init; } = Array.Empty<string>();

    /// <summary>The account that it is for; null when for none or more than one.</summary>
    public string? AccountId => AccountIds.Count == 1 ? AccountIds[0] : null;

    /// <summary>The sides that it serves: roles that are assumed, permissions to assume them, or both.</summary>
    public SyncSide Side { get; internal init; }

    /// <summary>The text, which ends with a line feed.</summary>
    public string Content { get; internal init; } = null!;

    /// <summary>The bytes of the text in UTF-8.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Content);

    /// <summary>The bytes that the engine allows; null when it sets no limit.</summary>
    public int? Quota { get; internal init; }

    /// <summary>What it creates or takes over, in the order of the text.</summary>
    public IReadOnlyList<TemplateResource> Creates { get; internal init; } = Array.Empty<TemplateResource>();

    /// <summary>The ARNs of the roles that it creates and does not take over, in order.</summary>
    public IReadOnlyList<string> CreatedRoleArns { get; internal init; } = Array.Empty<string>();

    /// <summary>The commands that deploy it, for any shell, in order; none when another file's do.</summary>
    public IReadOnlyList<string> Commands { get; internal init; } = Array.Empty<string>();

    /// <summary>What to know before it is deployed.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = Array.Empty<Finding>();

    /// <summary>The file that it was written to, or null.</summary>
    public string? Path { get; internal init; }

    /// <summary>What became of the file.</summary>
    public TemplateFileStatus Status { get; internal init; }

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Format} {FileName}");
}
