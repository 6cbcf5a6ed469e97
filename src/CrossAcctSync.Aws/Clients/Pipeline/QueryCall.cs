using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>A request of the Query protocol: parameters by name (https://docs.aws.amazon.com/IAM/latest/UserGuide/programming.html).</summary>
internal sealed class QueryCall : ServiceCall
{
    private readonly List<KeyValuePair<string, string>> _parameters = new();

    public QueryCall(string operation)
        : base(operation)
    {
    }

    /// <summary>The parameters, each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    /// <summary>Adds a parameter; null is left out.</summary>
    public QueryCall With(string name, string? value)
    {
        if (value is not null)
        {
            _parameters.Add(new KeyValuePair<string, string>(name, value));
        }

        return this;
    }

    /// <summary>Adds a list as <c>name.member.1</c> and so on; an empty one is left out.</summary>
    public QueryCall WithList(string name, IEnumerable<string> values)
    {
        int number = 0;
        foreach (string value in values)
        {
            With(Member(name, ++number), value);
        }

        return this;
    }

    /// <summary>The name of a list's element, counted from one.</summary>
    public static string Member(string name, int number) => name + ".member." + number.ToString(CultureInfo.InvariantCulture);
}
