using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>Text to policy.</summary>
internal static class PolicyParser
{
    // A policy of IAM has at most 10,240 characters, one of a bucket 20 KB; ten levels are plenty for any of them.
    private static readonly SourceLimits Limits = new(4 * 1024 * 1024, 64, 200_000);

    public static bool TryParse(
        string? text,
        string? path,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out PolicyProblem? problem)
    {
        document = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = new PolicyProblem(string.Empty, "The text is empty; a policy document was expected.", new SourceLocation(path, SourcePosition.Start));
            return false;
        }

        SourceDocument source;
        try
        {
            source = SourceDocument.ParseJson(PolicyText.Decode(text!), path, Limits);
        }
        catch (SourceFormatException exception)
        {
            problem = new PolicyProblem(string.Empty, exception.Problem, exception.Location);
            return false;
        }

        return TryParse(source.Root, out document, out problem);
    }

    /// <summary>Reads a policy that is a part of another document.</summary>
    public static bool TryParse(
        SourceNode root,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out PolicyProblem? problem)
    {
        document = null;
        try
        {
            document = ReadDocument(root);
            problem = null;
            return true;
        }
        catch (PolicyFormatException exception)
        {
            problem = exception.Problem;
            return false;
        }
    }

    private static PolicyDocument ReadDocument(SourceNode root)
    {
        if (!root.IsObject)
        {
            throw Error(root, string.Empty, "A policy document is a JSON object.");
        }

        PolicyShapeCheck.Check(root);
        string? version = null;
        string? id = null;
        IReadOnlyList<PolicyStatement>? statements = null;
        List<UnknownElement>? unknown = null;
        foreach (SourceMember member in root.Members)
        {
            if (member.NameEquals("Version"))
            {
                version = ReadVersion(member.Value);
            }
            else if (member.NameEquals("Id"))
            {
                id = ReadString(member.Value, "Id");
            }
            else if (member.NameEquals("Statement"))
            {
                statements = ReadStatements(member.Value);
            }
            else
            {
                (unknown ??= new()).Add(PolicyElements.Unknown(member));
            }
        }

        return new PolicyDocument
        {
            Version = version,
            Id = id,
            Statements = statements ?? throw Error(root, "Statement", "The document has no Statement."),
            UnknownElements = unknown is null ? Array.Empty<UnknownElement>() : unknown,
        };
    }

    private static string ReadVersion(SourceNode value) => value.StringValue switch
    {
        PolicyDocument.CurrentVersion => PolicyDocument.CurrentVersion,
        PolicyDocument.DefaultVersion => PolicyDocument.DefaultVersion,
        _ => throw Error(value, "Version", $"The version is \"{PolicyDocument.CurrentVersion}\" or \"{PolicyDocument.DefaultVersion}\"."),
    };

    private static PolicyStatement[] ReadStatements(SourceNode value)
    {
        if (value.IsObject)
        {
            return new[] { PolicyStatementParser.Read(value, "Statement") };
        }

        if (!value.IsArray)
        {
            throw Error(value, "Statement", "A statement is a JSON object, or a list of them.");
        }

        var statements = new PolicyStatement[value.Count];
        int index = 0;
        foreach (SourceNode element in value.Elements)
        {
            statements[index] = PolicyStatementParser.Read(element, $"Statement[{index}]");
            index++;
        }

        return statements;
    }

    internal static string ReadString(SourceNode value, string element) =>
        value.StringValue ?? throw Error(value, element, "A string was expected.");

    internal static PolicyFormatException Error(SourceNode node, string element, string message) =>
        new(new PolicyProblem(element, message, node.Location));
}
