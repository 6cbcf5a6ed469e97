using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>A size against its quota.</summary>
/// <param name="Size">Characters without white space.</param>
/// <param name="Quota">The limit.</param>
public sealed record PolicySizeReport(int Size, PolicyQuota Quota)
{
    /// <summary>The characters that are left; negative when the policy is too long.</summary>
    public int Remaining => Quota.Limit - Size;

    /// <summary>Whether the policy is within its quota.</summary>
    public bool Fits => Remaining >= 0;

    /// <summary>Measures a document.</summary>
    public static PolicySizeReport Of(PolicyDocument document, PolicyQuota quota) => new(PolicySize.Of(document), quota);

    /// <summary>Measures documents that share one quota, as the inline policies of a role do.</summary>
    public static PolicySizeReport Of(IEnumerable<PolicyDocument> documents, PolicyQuota quota) =>
        new((documents ?? throw new ArgumentNullException(nameof(documents))).Sum(PolicySize.Of), quota);

    /// <summary>For example <c>1,905 of 2,048 characters, 143 left</c>.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0:N0} of {1:N0} characters, {2:N0} {3}",
        Size,
        Quota.Limit,
        Math.Abs(Remaining),
        Fits ? "left" : "too many");
}
