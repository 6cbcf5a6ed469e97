using System;
using System.Collections.Generic;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Integrations;

/// <summary>A task's <c>Resource</c>, taken apart.</summary>
public sealed record TaskResource
{
    internal TaskResource(TextPattern text, TaskResourceKind kind)
    {
        Text = text;
        Kind = kind;
    }

    /// <summary>The text, with holes for what a template will fill in (<c>arn:${AWS::Partition}:states:::...</c>).</summary>
    public TextPattern Text { get; }

    /// <summary>What it is.</summary>
    public TaskResourceKind Kind { get; }

    /// <summary>The partition; null when it is not known.</summary>
    public string? Partition { get; init; }

    /// <summary>The catalogue's row: of the optimized integration, or of Lambda functions as resources; else null.</summary>
    public Integration? Integration { get; init; }

    /// <summary>The service of an AWS SDK integration, else null.</summary>
    public SdkService? SdkService { get; init; }

    /// <summary>The API of an AWS SDK integration as written, else null.</summary>
    public string? SdkApi { get; init; }

    /// <summary>How the task waits.</summary>
    public IntegrationPattern Pattern { get; init; }

    /// <summary>Why it is unknown, one sentence; null when it is known.</summary>
    public string? Reason { get; init; }

    /// <summary>Resources that may have been meant; empty when it is known.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Reads a resource.</summary>
    public static TaskResource Parse(string text) => Parse(TextPattern.Of(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>Reads a resource of which parts may be unknown.</summary>
    public static TaskResource Parse(TextPattern text, IntegrationCatalogue? catalogue = null) =>
        TaskResourceReader.Read(text ?? throw new ArgumentNullException(nameof(text)), catalogue ?? IntegrationCatalogue.Default);

    /// <inheritdoc />
    public override string ToString() => Text.ToString();
}
