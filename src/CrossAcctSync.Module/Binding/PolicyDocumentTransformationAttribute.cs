using System.Management.Automation;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Module.Binding;

/// <summary>
/// Lets a policy be given as text, plain or percent-encoded, as the whole answer of the AWS CLI, or as the object that holds it: a role of Get-IAMRole,
/// the answer of Get-IAMRolePolicy, what the AWS CLI prints read by ConvertFrom-Json, or a policy of this module.
/// </summary>
internal sealed class PolicyDocumentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (value)
        {
            case PolicyDocument document:
                return document;
            case SyncPolicy policy:
                return policy.Document;
            case string text:
                return Parse(text);

            // What Get-Content gives without -Raw.
            case object[] lines when lines.Length > 0 && System.Array.TrueForAll(lines, line => (line is PSObject one ? one.BaseObject : line) is string):
                return Parse(string.Join("\n", lines));
        }

        if (inputData is not null && PolicyInput.Of(inputData) is { } input)
        {
            return Parse(input.Text);
        }

        throw new ArgumentTransformationMetadataException("A policy document was expected: JSON text, or an object with AssumeRolePolicyDocument, PolicyDocument, Document or Statement.");
    }

    private static PolicyDocument Parse(string text) =>
        (AnsweredPolicy.Find(text, null)?.Node is { IsObject: true } node
            ? PolicyDocument.TryParse(node, out PolicyDocument? document, out PolicyProblem? problem)
            : PolicyDocument.TryParse(AnsweredPolicy.Find(text, null)?.Node.StringValue ?? text, out document, out problem))
            ? document
            : throw new ArgumentTransformationMetadataException(problem.ToString());
}
