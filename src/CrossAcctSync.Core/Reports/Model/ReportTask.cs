using CrossAcctSync.Documents;

namespace CrossAcctSync.Reports;

/// <summary>A task of a path.</summary>
/// <param name="StatePath">The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>.</param>
/// <param name="Resource">The task's <c>Resource</c> as written.</param>
/// <param name="Service">The called service, or null for an unknown integration.</param>
/// <param name="Location">Where the state stands; null when that is not known.</param>
public sealed record ReportTask(string StatePath, string Resource, string? Service, SourceLocation? Location);
