using System.Text;
using System.Text.Json;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>What the reader of policies lets through and JSON does not have: comments and trailing commas.</summary>
internal static class StrictJson
{
    public static PolicyProblem? Check(string text, string? path)
    {
        try
        {
            // As bytes, for a text with half a surrogate pair is an ArgumentException.
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (JsonException exception)
        {
            // The parser counts bytes from 0; such text is nearly always ASCII up to there.
            var position = new SourcePosition((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            return new PolicyProblem(string.Empty, "The text has a comment or a trailing comma, which IAM does not take.", new SourceLocation(path, position));
        }
    }
}
