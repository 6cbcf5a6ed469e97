using System;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The variables of a block or of a function, within those around it.</summary>
internal sealed class JsonataFrame
{
    private readonly JsonataFrame? _outer;
    private readonly Func<string, JsonataValue>? _outermost;
    private Dictionary<string, JsonataValue>? _variables;

    public JsonataFrame(JsonataFrame outer) => _outer = outer;

    /// <summary>The outermost frame.</summary>
    public JsonataFrame(Func<string, JsonataValue> variables) => _outermost = variables;

    /// <summary>A frame with the variables that an element of a path carries along.</summary>
    public JsonataFrame(JsonataFrame outer, IReadOnlyDictionary<string, JsonataValue> variables)
        : this(outer)
    {
        foreach (KeyValuePair<string, JsonataValue> variable in variables)
        {
            Bind(variable.Key, variable.Value);
        }
    }

    public void Bind(string name, JsonataValue value) => (_variables ??= new(StringComparer.Ordinal))[name] = value;

    public JsonataValue Variable(string name)
    {
        JsonataFrame frame = this;
        while (true)
        {
            if (frame._variables is not null && frame._variables.TryGetValue(name, out JsonataValue? value))
            {
                return value;
            }

            if (frame._outer is null)
            {
                return frame._outermost!(name);
            }

            frame = frame._outer;
        }
    }
}
