using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>A kind of resource of an action.</summary>
internal sealed class ReferenceResource
{
    /// <summary>Makes a kind.</summary>
    /// <param name="type">The kind's name, for example <c>job</c>.</param>
    /// <param name="isRequired">Whether each use of the action names such a resource.</param>
    /// <param name="arns">The ARN with placeholders, <c>arn:${Partition}:glue:${Region}:${Account}:job/${JobName}</c>; more than one for few kinds.</param>
    public ReferenceResource(string type, bool isRequired, IReadOnlyList<ReferenceArn> arns)
    {
        Type = type;
        IsRequired = isRequired;
        Arns = arns;
    }

    public string Type { get; }

    public bool IsRequired { get; }

    public IReadOnlyList<ReferenceArn> Arns { get; }

    public bool HasArn(string value) => Arns.Any(arn => arn.IsMatch(value));
}
