using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Integrations;

/// <summary>An ARN of the Service Authorization Reference, taken apart once.</summary>
internal sealed class ReferenceArn
{
    private static readonly Regex Placeholder = new(@"\$\{([^}]*)\}", RegexOptions.CultureInvariant);
    private static readonly char[] Colon = { ':' };

    private readonly string _service;
    private readonly Lazy<Regex> _resource;

    public ReferenceArn(string text)
    {
        Text = text;
        string[] parts = text.Split(Colon, 6);
        _service = parts[2];
        _resource = new Lazy<Regex>(() => new Regex(
            @"\A" + string.Join(".+", new Regex(@"\$\{[^}]*\}").Split(parts[5]).Select(Regex.Escape)) + @"\z",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)));
        Pieces = Split(text);
    }

    public string Text { get; }

    /// <summary>Literals, with the placeholders of the target as templates spell them, and placeholders.</summary>
    public IReadOnlyList<ReferencePiece> Pieces { get; }

    /// <summary>Whether resources of other services are of the kind, too: a recovery point of AWS Backup can be a snapshot.</summary>
    public bool IsOfAnyService => _service.StartsWith("${", StringComparison.Ordinal);

    /// <summary>Whether the value is an ARN of this form.</summary>
    public bool IsMatch(string value) =>
        ArnText.TryParse(value, out ArnText given) && (given.Service == _service || IsOfAnyService) && _resource.Value.IsMatch(given.Resource);

    public override string ToString() => Text;

    /// <summary>Whether a placeholder stands in the ARN's fifth part: some services call the account there AccountId.</summary>
    private static bool IsAccount(string text, int index) => text.Take(index).Count(current => current == ':') == 4 && text[index - 1] == ':';

    private static List<ReferencePiece> Split(string text)
    {
        var pieces = new List<ReferencePiece>();
        var literal = new StringBuilder();
        int start = 0;
        foreach (Match match in Placeholder.Matches(text))
        {
            literal.Append(text, start, match.Index - start);
            start = match.Index + match.Length;
            string name = match.Groups[1].Value;
            string? target = name switch
            {
                "Partition" => "{partition}",
                "Region" => "{region}",
                "Account" => "{account}",
                "AccountId" when IsAccount(text, match.Index) => "{account}",
                _ => null,
            };
            if (target is not null)
            {
                literal.Append(target);
                continue;
            }

            pieces.Add(ReferencePiece.OfLiteral(literal.ToString()));
            literal.Clear();
            pieces.Add(ReferencePiece.OfPlaceholder(name));
        }

        pieces.Add(ReferencePiece.OfLiteral(literal.Append(text, start, text.Length - start).ToString()));
        return pieces;
    }
}
