using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A policy inside of another document: an object, or a text that may be percent-encoded as IAM sends it.</summary>
internal static class PolicyNode
{
    private static readonly SourceLimits Limits = new(4 * 1024 * 1024, 64, 200_000);

    /// <summary>Reads the policy and names it. Never throws, whatever the value.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="owner">What the policy is a property of.</param>
    /// <param name="document">The property's value; absent when there is none.</param>
    public static NamedPolicy Read(string name, SourceNode owner, SourceNode document)
    {
        if (!document.Exists || document.Kind == SourceNodeKind.Null)
        {
            return NamedPolicy.Unreadable(name, new PolicyProblem(string.Empty, "The policy's document is not there.", owner.Location));
        }

        SourceNode root = document;
        if (document.StringValue is { } text)
        {
            try
            {
                // A place in the text is no place of the file: problems point to where the text begins.
                var origin = new SourceOrigin(document.Document!.Path, document.Location.Position);
                root = JsonDocumentReader.Read(Encoding.UTF8.GetBytes(PolicyText.Decode(text)), origin, Limits).Root;
            }
            catch (SourceFormatException exception)
            {
                return NamedPolicy.Unreadable(name, new PolicyProblem(string.Empty, exception.Problem, exception.Location));
            }
        }

        return PolicyParser.TryParse(root, out PolicyDocument? policy, out PolicyProblem? problem)
            ? NamedPolicy.Of(name, policy)
            : NamedPolicy.Unreadable(name, problem);
    }
}
