using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The values found for a field: one, as nearly all fields have, or several.</summary>
internal struct FoundArguments
{
    private TaskArgument? _first;
    private List<TaskArgument>? _all;

    public void Add(TaskArgument argument)
    {
        if (_first is null)
        {
            _first = argument;
            return;
        }

        (_all ??= new List<TaskArgument> { _first }).Add(argument);
    }

    /// <summary>The values, each once.</summary>
    public readonly IReadOnlyList<TaskArgument> ToDistinct() =>
        _all is not null ? _all.Distinct().ToArray()
        : _first is not null ? new[] { _first }
        : Array.Empty<TaskArgument>();
}
