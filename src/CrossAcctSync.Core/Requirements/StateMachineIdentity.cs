using System;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>Who a state machine is: its ARN, its role and its type, from the definition's place or from the user.</summary>
internal sealed class StateMachineIdentity
{
    private StateMachineIdentity(StateMachineArn? arn, IdentityOrigin origin, RoleArn? sourceRole, StateMachineType? type, string? region)
    {
        Arn = arn;
        Origin = origin;
        SourceRole = sourceRole;
        Type = type;
        Region = arn?.Region ?? region;
    }

    public StateMachineArn? Arn { get; }

    /// <summary>What the ARN is known by.</summary>
    public IdentityOrigin Origin { get; }

    public RoleArn? SourceRole { get; }

    public StateMachineType? Type { get; }

    public string? Region { get; }

    public string? AccountId => Arn?.AccountId ?? SourceRole?.AccountId;

    public string? Partition => Arn?.Partition ?? SourceRole?.Partition;

    public static StateMachineIdentity Of(StateMachineDefinition definition, RequirementOptions options)
    {
        RoleArn? role = definition.SourceRoleArn ?? options.SourceRoleArn;
        (StateMachineArn? arn, IdentityOrigin origin) = ArnOf(definition, options, role);
        return new StateMachineIdentity(arn, origin, role, definition.Type ?? options.Type, options.Region);
    }

    /// <summary>Findings on the machine as a whole.</summary>
    public void AddFindings(FindingSink findings, StateMachineDefinition definition)
    {
        if (Arn is null)
        {
            findings.Add(
                DefinitionRules.StateMachineArnUnknown,
                $"The ARN of '{definition.Name}' is not known{(definition.NameRule is { } rule ? $": the engine that deploys it makes its name, as {rule.Form}" : string.Empty)}.",
                definition.DeployedName is null
                    ? "Give it with -StateMachineArn, as the account has it."
                    : "Give it with -StateMachineArn, or give -SourceRoleArn and -Region to have it made of the name.",
                definition.Root.LaterLocation);
        }
        else if (!ExternalIds.IsAllowed(Arn.ToString()))
        {
            string strange = string.Concat(Arn.Name.Where(letter => !ExternalIds.IsAllowed(letter)).Distinct());
            findings.Add(
                DefinitionRules.StateMachineNameNotAllowed,
                $"The name '{Arn.Name}' has '{strange}', which sts:AssumeRole does not accept in an ExternalId.",
                "Create the state machine under a name of letters, digits and the characters _ + = . @ -.",
                definition.Root.LaterLocation);
        }

        if (SourceRole is null)
        {
            findings.Add(
                DefinitionRules.SourceRoleUnknown,
                $"The execution role of '{definition.Name}' is not known.",
                "Give it with -SourceRoleArn.",
                definition.Root.LaterLocation);
            return;
        }

        if (Arn is not null && (SourceRole.AccountId != Arn.AccountId || SourceRole.Partition != Arn.Partition))
        {
            findings.Add(
                DefinitionRules.SourceRoleForeign,
                $"{SourceRole} cannot be the execution role of {Arn}: a role runs only the state machines of its own account.",
                "Give the execution role that the state machine has with -SourceRoleArn, or the state machine that the role runs with -StateMachineArn.",
                definition.Root.LaterLocation);
        }

        if (!SourceRole.CanBePrincipal)
        {
            findings.Add(
                DefinitionRules.SourceRoleNotNameable,
                $"The path of {SourceRole} has one of the characters * ? $ {{, which the Principal of a trust policy cannot name without naming other roles.",
                "Run the state machine with a role on a path of letters, digits and the characters _ + = , . @ - /.",
                definition.Root.LaterLocation);
        }
    }

    /// <summary>
    /// The ARN as far as it is a fact: the place tells it or the deployed name, or the user names it. A label such as a
    /// logical id or a file's name finds a given ARN, and none is ever made of it.
    /// </summary>
    private static (StateMachineArn? Arn, IdentityOrigin Origin) ArnOf(StateMachineDefinition definition, RequirementOptions options, RoleArn? role)
    {
        if (definition.Arn is not null)
        {
            return (definition.Arn.Unqualified, IdentityOrigin.Place);
        }

        if (OnlyOne(options, name => name == definition.DeployedName || name == definition.Name || name == definition.LogicalId) is { } named)
        {
            return (named, IdentityOrigin.Name);
        }

        if (definition.NameRule is { } rule && OnlyOne(options, rule.Fits) is { } fitting)
        {
            return (fitting, IdentityOrigin.Rule);
        }

        if (definition.DeployedName is { } deployed && role is not null && options.Region is { Length: > 0 } region && Partitions.IsRegionOf(region, role.Partition)
            && StateMachineArn.TryOf(role.Partition, region, role.AccountId, deployed) is { } made)
        {
            return (made, IdentityOrigin.Place);
        }

        return options.StateMachineArns.Count == 1 && definition.DeployedName is null
            ? (options.StateMachineArns[0].Unqualified, IdentityOrigin.OnlyOneGiven)
            : (null, IdentityOrigin.None);
    }

    /// <summary>The given ARN whose name fits; null when none does, or when there are several that nothing sets apart.</summary>
    private static StateMachineArn? OnlyOne(RequirementOptions options, Func<string, bool> fits)
    {
        StateMachineArn? only = null;
        foreach (StateMachineArn given in options.StateMachineArns)
        {
            if (!fits(given.Name))
            {
                continue;
            }

            if (only is not null && !only.Equals(given.Unqualified))
            {
                return null;
            }

            only = given.Unqualified;
        }

        return only;
    }
}
