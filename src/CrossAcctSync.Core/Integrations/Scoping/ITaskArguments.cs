using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>
/// What is known of a task's <c>Parameters</c> (JSONPath) or <c>Arguments</c> (JSONata) before it runs.
/// </summary>
public interface ITaskArguments
{
    /// <summary>
    /// The values of a field: <c>JobName</c>, <c>Overrides.TaskRoleArn</c>, <c>Entries[].EventBusName</c> (one value for
    /// each element). Empty when the definition does not name the field.
    /// </summary>
    IReadOnlyList<TaskArgument> Find(string fieldPath);

    /// <summary>
    /// Whether the definition gives a field some value, be it a list of objects, at whatever depth (<c>Workspaces[].Tags</c>);
    /// not an empty list. True where only the run will tell.
    /// </summary>
    bool IsGiven(string field);

    /// <summary>Names of the fields at the top, without the <c>.$</c> of a JSONPath field.</summary>
    IReadOnlyList<string> FieldNames { get; }

    /// <summary>
    /// The paths of all values that the definition writes out, at any depth, each once: <c>Target.RoleArn</c>,
    /// <c>Entries[].EventBusName</c>. Those of arguments that are computed as a whole are the fields at the top.
    /// </summary>
    IReadOnlyList<string> ValuePaths { get; }

    /// <summary>
    /// True when the whole of the arguments is computed at run time (<c>"Arguments": "{% $states.input %}"</c>), so that
    /// no field can be ruled out.
    /// </summary>
    bool IsOpaque { get; }
}
