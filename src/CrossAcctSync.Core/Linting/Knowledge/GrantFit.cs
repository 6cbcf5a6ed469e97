using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Whether actions and resources fit, by the Service Authorization Reference: a pair that does not grants nothing.</summary>
internal static class GrantFit
{
    /// <summary>Whether a statement can grant something; in doubt it can.</summary>
    public static bool CanGrant(PolicyStatement statement) =>
        statement.Action.IsNegated
        || statement.Resource is not { IsNegated: false } resource
        || statement.Action.Values.Any(action => Patterns(action) is not { } patterns || resource.Values.Any(value => MayFit(value, action, patterns)));

    /// <summary>The patterns of all resources that an action can be granted on; none when only <c>*</c> grants it; null when the action is not known.</summary>
    public static IReadOnlyCollection<string>? Patterns(string action)
    {
        int colon = action.IndexOf(':');
        if (colon <= 0 || ActionReference.Find(action.Substring(0, colon)) is not { } service)
        {
            return null;
        }

        ReferenceAction[] known = PolicyPattern.HasWildcard(action)
            ? service.ActionNames.Where(name => PolicyPattern.CoversAction(action, name)).Select(name => ActionReference.FindAction(name)!).ToArray()
            : service.FindByName(action.Substring(colon + 1)) is { } one ? [one] : [];
        return known.Length == 0
            ? null
            : new HashSet<string>(known.SelectMany(found => found.Resources).SelectMany(found => found.Arns).Select(arn => arn.Text), StringComparer.Ordinal);
    }

    /// <summary>Whether an ARN may name one of the resources.</summary>
    public static bool Fits(string value, IReadOnlyCollection<string> patterns) => patterns.Any(pattern => ReferenceFit.MayFit(value, pattern));

    // AWS's own pages grant creating on such an ARN (arn:aws:emr-serverless:us-east-1:444455556666:/*), where the
    // reference knows no resource.
    public static bool IsAllOfService(string value, string action, int patterns)
    {
        IReadOnlyList<string> parts = ArnSegments.Of(value);
        return parts.Count == ArnSegments.Count
            && (parts[4].Length > 0 || patterns == 0)
            && parts[5].Trim('/', '*', ':').Length == 0
            && action.StartsWith(parts[2] + ":", StringComparison.OrdinalIgnoreCase);
    }

    // Another text than an ARN may mean anything.
    private static bool MayFit(string value, string action, IReadOnlyCollection<string> patterns) =>
        !ResourceChecks.IsArn(value) || Fits(value, patterns) || IsAllOfService(value, action, patterns.Count);
}
