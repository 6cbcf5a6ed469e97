using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A role that was found once or, where pages overlap, more often.</summary>
internal sealed class RoleHit
{
    private readonly RoleDetail? _detail;
    private readonly SourceFormatException? _problem;
    private readonly IReadOnlyList<SourceLocation> _places;
    private readonly bool _areEqual;

    private RoleHit(RoleDetail? detail, SourceFormatException? problem, IReadOnlyList<SourceLocation> places, bool areEqual)
    {
        _detail = detail;
        _problem = problem;
        _places = places;
        _areEqual = areEqual;
    }

    /// <summary>The managed policies that the role has.</summary>
    public IEnumerable<string> Needed => _detail is null ? Array.Empty<string>() : _detail.Needed.Select(attachment => attachment.Arn);

    /// <summary>Reads an element; one that is no role is a hit with a problem.</summary>
    public static RoleHit Read(JsonObjectText element)
    {
        try
        {
            return new RoleHit(RoleDetailReader.Read(element.Parse().Root), null, new[] { element.Location }, true);
        }
        catch (SourceFormatException exception)
        {
            return new RoleHit(null, exception, new[] { element.Location }, true);
        }
    }

    /// <summary>This hit and a later one of the same role.</summary>
    public RoleHit And(RoleHit other)
    {
        bool areSame = _detail is not null && other._detail is not null
            && SourceJson.Write(_detail.Node) == SourceJson.Write(other._detail.Node);
        return new RoleHit(_detail, _problem ?? other._problem, _places.Concat(other._places).ToArray(), _areEqual && other._areEqual && areSame);
    }

    /// <summary>The answer.</summary>
    public RoleLookup ToLookup(RoleArn role, Func<PolicyAttachment, NamedPolicy> policies)
    {
        if (_detail is null || _problem is not null)
        {
            return RoleLookup.Unreadable(role, $"{role} could not be read: {_problem!.Message}");
        }

        string places = string.Join(" and ", _places.Select(place => place.ToString()));
        if (!_areEqual)
        {
            return RoleLookup.Unreadable(role, $"{role} stands more than once in the snapshot and differs, at {places}: which one is in force cannot be told. Were pages of different days put together?");
        }

        return RoleLookup.Found(_detail.Complete(policies), _places.Count == 1
            ? $"Read from {places}."
            : $"Read from {_places[0]}; the role stands more than once in the snapshot, with the same content: at {places}.");
    }
}
