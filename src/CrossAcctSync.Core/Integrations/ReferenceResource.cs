using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>A kind of resource of an action.</summary>
/// <param name="Type">The kind's name, for example <c>job</c>.</param>
/// <param name="IsRequired">Whether each use of the action names such a resource.</param>
/// <param name="Arns">The ARN with placeholders, <c>arn:${Partition}:glue:${Region}:${Account}:job/${JobName}</c>; more than one for few kinds.</param>
internal sealed record ReferenceResource(string Type, bool IsRequired, IReadOnlyList<string> Arns);
