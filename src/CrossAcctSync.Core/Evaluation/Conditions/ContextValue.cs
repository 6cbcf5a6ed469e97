using System;
using System.Globalization;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>What a request has for a context key: nothing, one value, many, a point in time, or nobody knows.</summary>
internal readonly struct ContextValue
{
    private readonly object? _content;
    private readonly Form _form;
    private readonly long _ticks;

    private ContextValue(Form form, object? content, long ticks = 0)
    {
        _form = form;
        _content = content;
        _ticks = ticks;
    }

    private enum Form : byte
    {
        Unknown,
        Absent,
        One,
        Many,
        IsoInstant,
        EpochInstant,
    }

    public static ContextValue Unknown => default;

    public static ContextValue Absent => new(Form.Absent, null);

    public bool IsUnknown => _form == Form.Unknown;

    public bool IsAbsent => _form == Form.Absent;

    /// <summary>
    /// Absent, or "a null dataset, such as an empty string"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
    /// </summary>
    public bool IsNull => _form switch
    {
        Form.Absent => true,
        Form.One => ((string)_content!).Length == 0,
        Form.Many => _content is string[] { Length: 1 } values && values[0].Length == 0,
        _ => false,
    };

    /// <summary>The point in time in UTC ticks, where the value is one and was never text.</summary>
    public long? InstantTicks => _form is Form.IsoInstant or Form.EpochInstant ? _ticks : null;

    public int Count => _form switch
    {
        Form.Unknown or Form.Absent => 0,
        Form.Many => ((string[])_content!).Length,
        _ => 1,
    };

    public string this[int index] => _form switch
    {
        Form.One => (string)_content!,
        Form.Many => ((string[])_content!)[index],
        Form.IsoInstant => new DateTime(_ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Form.EpochInstant => ((_ticks - EpochTicks) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("The key has no value."),
    };

    private static long EpochTicks => 621355968000000000L;

    public static ContextValue Of(string value) => new(Form.One, value);

    public static ContextValue OfOrUnknown(string? value) => value is null ? Unknown : Of(value);

    public static ContextValue Of(string[] values) => values.Length == 0 ? Absent : new(Form.Many, values);

    public static ContextValue Instant(long ticks, bool isEpoch) => new(isEpoch ? Form.EpochInstant : Form.IsoInstant, null, ticks);

    /// <summary>The values for people; null when there are none.</summary>
    public string? Describe() => Count switch
    {
        0 => null,
        1 => this[0],
        _ => string.Join(", ", (string[])_content!),
    };
}
