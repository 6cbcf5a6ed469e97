using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Tests.Evaluation;

/// <summary>One case of a case file: a request, the policies, and the answer that AWS documents.</summary>
/// <remarks>
/// Members of a case go over those of the file's <c>defaults</c>; <c>condition</c> and <c>denyCondition</c> are short
/// for an identity policy that allows, or that allows and denies, under that condition alone; a policy <c>@name</c> is
/// one of the file's <c>documents</c>, and any other string is the policy's text.
/// </remarks>
internal sealed class PolicyCase
{
    private readonly JsonElement? _documents;
    private readonly CaseObject _case;

    public PolicyCase(string file, JsonElement? documents, JsonElement? defaults, JsonElement element)
    {
        _documents = documents;
        _case = new CaseObject(file, defaults, element);
        Name = _case.Needed("name");
        Place = $"{file}: {Name}";
        _case.Refuse("name", "source", "request", "policies", "condition", "denyCondition", "expected");
        Source = _case.Needed("source");
        Request = ReadRequest(new CaseObject(Place, Part(defaults, "request"), Part(element, "request")));
        Policies = ReadPolicies(new CaseObject(Place, Part(defaults, "policies"), Part(element, "policies")));
        Expected = new CaseObject(Place, Part(defaults, "expected"), Part(element, "expected"));
        Expected.Refuse("outcome", "blockedBy", "blockedLayers", "reason", "undeterminedKeys", "statement", "nearMiss", "branches", "areBranchesExhaustive", "explanation");
    }

    public string Name { get; }

    public string Place { get; }

    public string Source { get; }

    public AccessRequest Request { get; }

    public PolicySet Policies { get; }

    public CaseObject Expected { get; }

    public DateTimeOffset Time { get; private set; } = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static JsonElement? Part(JsonElement? element, string name) =>
        element is { } parent && parent.TryGetProperty(name, out JsonElement value) ? value : null;

    private AccessRequest ReadRequest(CaseObject request)
    {
        request.Refuse(
            "principal", "uniqueId", "tags", "federatingUser", "serviceNames", "action", "resource", "resourceAccount",
            "context", "absent", "othersAbsent", "time", "principalOrganization", "resourceOrganization");
        if (request.Text("time") is { } time)
        {
            Time = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        }

        RequestContext context = RequestContext.Empty;
        if (request.Find("context") is { } known)
        {
            foreach (JsonProperty key in known.EnumerateObject())
            {
                context = context.With(key.Name, key.Value.ValueKind == JsonValueKind.Array
                    ? key.Value.EnumerateArray().Select(value => value.GetString()!).ToArray()
                    : [key.Value.GetString()!]);
            }
        }

        context = request.Texts("absent").Aggregate(context, (current, key) => current.Without(key));
        context = request.Find("othersAbsent") is { ValueKind: JsonValueKind.True } ? context.WithOthersAbsent() : context;
        return AccessRequest
            .Create(ReadPrincipal(request), request.Needed("action"), request.Needed("resource"), request.Text("resourceAccount"), context)
            .WithOrganizations(Organization(request.Find("principalOrganization")), Organization(request.Find("resourceOrganization")));
    }

    private static RequestPrincipal ReadPrincipal(CaseObject request)
    {
        RequestPrincipal principal = RequestPrincipal.Parse(request.Needed("principal"));
        string? id = request.Text("uniqueId");
        IReadOnlyDictionary<string, string>? tags = request.Find("tags") is { } given
            ? given.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!)
            : null;
        return principal.Type switch
        {
            PrincipalType.Role => RequestPrincipal.Role(RoleArn.Parse(principal.Arn!), id, tags),
            PrincipalType.RoleSession => RequestPrincipal.RoleSession(RoleArn.Parse(principal.Arn!), principal.SessionName!, id, tags),
            PrincipalType.User => RequestPrincipal.User(principal.Arn!, id, tags),
            PrincipalType.FederatedUser => RequestPrincipal.FederatedUser(principal.Arn!, request.Text("federatingUser"), tags),
            PrincipalType.Service => RequestPrincipal.Service(principal.Name, request.Texts("serviceNames").ToArray()),
            _ => principal,
        };
    }

    private OrganizationMembership? Organization(JsonElement? element)
    {
        if (element is not { } given)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.String)
        {
            return given.GetString() == "none" ? OrganizationMembership.None : throw new FormatException($"{Place}: an organization is an object or \"none\".");
        }

        var organization = new CaseObject(Place, given);
        organization.Refuse("id", "path", "isManagementAccount");
        return OrganizationMembership.Of(
            organization.Needed("id"),
            organization.Text("path"),
            organization.Find("isManagementAccount") is { ValueKind: JsonValueKind.True });
    }

    private PolicySet ReadPolicies(CaseObject policies)
    {
        policies.Refuse("identity", "boundary", "session", "resource", "serviceControl", "resourceControl");
        return new PolicySet
        {
            IdentityPolicies = [.. List(policies.Find("identity"), "identity"), .. Conditions()],
            PermissionsBoundary = policies.Find("boundary") is { } boundary ? Policy(boundary, "boundary") : null,
            SessionPolicies = List(policies.Find("session"), "session"),
            ResourcePolicy = policies.Find("resource") is { } resource ? Policy(resource, "resource") : null,
            ServiceControlPolicies = Levels(policies.Find("serviceControl")),
            ResourceControlPolicies = Levels(policies.Find("resourceControl")),
        };
    }

    private IEnumerable<NamedPolicy> Conditions()
    {
        if (_case.Find("condition") is { } allow)
        {
            yield return NamedPolicy.Parse("condition", Statement("Allow", allow));
        }

        if (_case.Find("denyCondition") is { } deny)
        {
            yield return NamedPolicy.Parse("all", Statement("Allow", null));
            yield return NamedPolicy.Parse("condition", Statement("Deny", deny));
        }
    }

    private static string Statement(string effect, JsonElement? condition) =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"{{effect}}","Action":"*","Resource":"*","Condition":{{condition?.GetRawText() ?? "{}"}} } }""";

    private NamedPolicy[] List(JsonElement? element, string name) =>
        element?.EnumerateArray().Select((policy, index) => Policy(policy, $"{name}-{index}")).ToArray() ?? [];

    private PolicyLevel[] Levels(JsonElement? element) =>
        element?.EnumerateArray()
            .Select((level, index) => new PolicyLevel($"level-{index}", List(level, $"level-{index}")))
            .ToArray() ?? [];

    private NamedPolicy Policy(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return NamedPolicy.Parse(name, element.GetRawText());
        }

        string text = element.GetString()!;
        return text.StartsWith('@')
            ? NamedPolicy.Parse(name, _documents!.Value.GetProperty(text[1..]).GetRawText())
            : NamedPolicy.Parse(name, text);
    }
}
