using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>An action and the kinds of resource that it can be granted on; none when only <c>*</c> grants it.</summary>
internal sealed record ReferenceAction(string Name, IReadOnlyList<ReferenceResource> Resources);
