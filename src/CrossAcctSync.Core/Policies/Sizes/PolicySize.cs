using System;

namespace CrossAcctSync.Policies;

/// <summary>
/// The size of policies as IAM counts it: characters without white space
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
/// </summary>
/// <remarks>
/// AWS does not say whether white space inside a string counts. It does here, so that a size is never below IAM's.
/// </remarks>
public static class PolicySize
{
    /// <summary>The characters of the document as <see cref="PolicyWriter"/> writes it without white space.</summary>
    public static int Of(PolicyDocument document) => PolicyWriter.Write(document).Length;

    /// <summary>The characters of a JSON text, without the white space between its tokens.</summary>
    public static int Of(string json)
    {
        int count = 0;
        bool inString = false;
        for (int i = 0; i < (json ?? throw new ArgumentNullException(nameof(json))).Length; i++)
        {
            char current = json[i];
            if (!inString && current is (' ' or '\t' or '\n' or '\r'))
            {
                continue;
            }

            count++;
            if (inString && current == '\\' && i + 1 < json.Length)
            {
                count++;
                i++;
            }
            else if (current == '"')
            {
                inString = !inString;
            }
        }

        return count;
    }
}
