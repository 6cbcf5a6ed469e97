using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The elements of a list of the workflow, made when they are asked for.</summary>
internal sealed class WorkflowItems : IReadOnlyList<JsonataValue>
{
    private readonly WorkflowValue _list;
    private readonly string? _origin;
    private readonly JsonataValue?[] _items;

    public WorkflowItems(WorkflowValue list, string? origin)
    {
        _list = list;
        _origin = origin;
        _items = new JsonataValue?[list.Items.Count];
    }

    public int Count => _items.Length;

    public JsonataValue this[int index] => _items[index] ??= ItemAt(index);

    public IEnumerator<JsonataValue> GetEnumerator()
    {
        for (int i = 0; i < _items.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private JsonataValue ItemAt(int index)
    {
        WorkflowValue item = _list.Items[index];
        if (_list.IsOpen)
        {
            // Behind a place at which any number of elements stands, no element is known by its place.
            JsonataValue value = JsonataConversion.From(item, null);
            return item.IsUnknown ? JsonataValue.RestOf(JsonataValue.Unknown) : value;
        }

        return JsonataConversion.From(item, _origin is null ? null : _origin + "[" + index.ToString(CultureInfo.InvariantCulture) + "]").Present();
    }
}
