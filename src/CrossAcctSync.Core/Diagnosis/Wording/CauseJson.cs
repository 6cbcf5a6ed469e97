using System;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Diagnosis.Wording;

/// <summary>
/// A cause that is an object: what a Lambda function threw, what DescribeExecution answers of a nested execution, or the
/// description of a job. It may hold inputs, so that nothing of it is shown but what is known to be a message.
/// </summary>
internal sealed class CauseJson
{
    // Where services describe a job, its failure is in one of these.
    private static readonly string[] Messages = { "errorMessage", "ErrorMessage", "StoppedReason", "StatusReason", "StateReason", "StateChangeReason", "FailureReason", "Cause", "Message" };

    private readonly SourceNode _root;

    private CauseJson(SourceNode root) => _root = root;

    /// <summary>Whether a Lambda function threw it (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html).</summary>
    public bool IsThrownByFunction => _root["errorMessage"].Exists || _root["errorType"].Exists || _root["stackTrace"].Exists;

    /// <summary>The nested execution that it describes, or null.</summary>
    public ExecutionArn? NestedExecution =>
        _root["Status"].IsString && ExecutionArn.TryParse(_root["ExecutionArn"].StringValue, out ExecutionArn? execution, out _) ? execution : null;

    /// <summary>The name of the error that a nested execution ended with, or null.</summary>
    public string? Error => _root["Error"].StringValue ?? _root["errorType"].StringValue;

    /// <summary>The message, or null.</summary>
    public string? Message
    {
        get
        {
            foreach (string name in Messages)
            {
                if (_root[name].StringValue is { } message)
                {
                    return message;
                }
            }

            return null;
        }
    }

    /// <summary>Reads a cause; null when it is no object.</summary>
    public static CauseJson? Of(string? cause)
    {
        if (cause is null || !cause.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            SourceNode root = SourceDocument.ParseJson(cause).Root;
            return root.IsObject ? new CauseJson(root) : null;
        }
        catch (SourceFormatException)
        {
            return null;
        }
    }
}
