using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Makes policies shorter without granting more or less: values and statements that others include are dropped, and
/// statements that differ in one list only are put together. Same input, same output.
/// </summary>
/// <remarks>
/// Two statements are one with the union of a list exactly if all else in them is equal. Principals are put together
/// last, and only in a policy that would not fit otherwise, since a statement for each role is easier to read and to
/// change. A merged statement keeps the place and the Sid of its first part.
/// </remarks>
public static class PolicyPacker
{
    /// <summary>Packs a policy into its quota; a managed policy is split where it must and may be.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="quota">What each document must fit.</param>
    /// <param name="options">How far packing may go.</param>
    /// <returns>The packed policy, also when it does not fit: <see cref="PolicyPackResult.Problem"/> then says by how much.</returns>
    public static PolicyPackResult Pack(PolicyDocument document, PolicyQuota quota, PolicyPackOptions? options = null)
    {
        options ??= PolicyPackOptions.Default;
        PolicySizeReport before = PolicySizeReport.Of(document ?? throw new ArgumentNullException(nameof(document)), quota ?? throw new ArgumentNullException(nameof(quota)));
        var pass = new PolicyPackPass(document, options.MayChange);
        pass.Run(joinPrincipals: false);
        PolicyDocument packed = pass.Document;
        if (!PolicySizeReport.Of(packed, quota).Fits)
        {
            pass.Run(joinPrincipals: true);
            packed = pass.Document;
        }

        var steps = new List<string>(pass.Steps);
        IReadOnlyList<PolicyDocument> documents = new[] { packed };
        PolicyPackProblem? problem = null;
        int excess = -PolicySizeReport.Of(packed, quota).Remaining;
        if (excess > 0)
        {
            documents = quota.Kind == PolicyKind.ManagedPolicy && options.MaxDocuments > 1
                ? Split(packed, quota, options.MaxDocuments, steps, out problem)
                : documents;
            problem ??= documents.Count > 1 ? null : new PolicyPackProblem(excess, Describe(excess, quota));
        }

        return new PolicyPackResult
        {
            Documents = documents,
            Sizes = documents.Select(one => PolicySizeReport.Of(one, quota)).ToList(),
            SizeBefore = before,
            Steps = steps,
            Problem = problem,
        };
    }

    private static IReadOnlyList<PolicyDocument> Split(PolicyDocument packed, PolicyQuota quota, int most, List<string> steps, out PolicyPackProblem? problem)
    {
        var bins = new List<List<PolicyStatement>>();
        var sizes = new List<int>();
        int empty = SizeOf(packed, Array.Empty<PolicyStatement>());
        var waiting = new Stack<PolicyStatement>(packed.Statements.Reverse());
        while (waiting.Count > 0)
        {
            PolicyStatement statement = waiting.Pop();
            int own = PolicyWriter.Write(statement).Length;
            int alone = empty + own;
            if (alone > quota.Limit)
            {
                if (StatementHalves.Of(statement) is not { } halves)
                {
                    problem = new PolicyPackProblem(
                        alone - quota.Limit,
                        $"The statement on {StatementText.Actions(statement)} alone is {alone - quota.Limit} characters longer than a policy may be, and it cannot be split without changing what it means.");
                    return new[] { packed };
                }

                waiting.Push(halves.Second);
                waiting.Push(halves.First);
                continue;
            }

            // A comma stands between two statements.
            int bin = sizes.FindIndex(size => size + 1 + own <= quota.Limit);
            if (bin < 0)
            {
                bin = bins.Count;
                bins.Add(new List<PolicyStatement>());
                sizes.Add(empty - 1);
            }

            bins[bin].Add(statement);
            sizes[bin] += 1 + own;
        }

        if (bins.Count > most)
        {
            problem = new PolicyPackProblem(
                bins.Skip(most).Sum(bin => SizeOf(packed, bin)),
                $"The policy needs {bins.Count} documents of at most {quota.Limit} characters, and {most} are allowed. Attach more managed policies (the quota for a role can be raised to 25), or use wildcards in resources on purpose.");
            return new[] { packed };
        }

        problem = null;
        steps.Add(string.Format(CultureInfo.InvariantCulture, "Split the policy into {0} documents.", bins.Count));
        return bins.Select(bin => packed with { Statements = bin }).ToList();
    }

    private static int SizeOf(PolicyDocument document, IEnumerable<PolicyStatement> statements) =>
        PolicySize.Of(document with { Statements = statements.ToList() });

    private static string Describe(int excess, PolicyQuota quota)
    {
        string tooLong = string.Format(CultureInfo.InvariantCulture, "The packed policy exceeds the quota of {0:N0} characters by {1:N0}.", quota.Limit, excess);
        return tooLong + quota.Kind switch
        {
            PolicyKind.TrustPolicy when quota.Limit < PolicyQuota.LargestTrustPolicy =>
                $" Request a higher quota for the length of role trust policies ({PolicyQuota.TrustPolicyQuotaCode}, up to {PolicyQuota.LargestTrustPolicy} characters), let state machines share an execution role, or use another target role for some of them.",
            PolicyKind.TrustPolicy =>
                " AWS grants no higher quota: let state machines share an execution role, or use another target role for some of them.",
            PolicyKind.InlineRolePolicy =>
                " The quota is fixed and holds for all inline policies of the role together: move statements to a managed policy.",
            PolicyKind.ManagedPolicy =>
                " The quota is fixed: allow more than one document, so that the policy can be split.",
            _ => " The quota is fixed: shorten the policy.",
        };
    }
}
