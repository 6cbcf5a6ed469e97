using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>Who a state machine is: its ARN, its role and its type, from the definition's place or from the user.</summary>
internal sealed class StateMachineIdentity
{
    private StateMachineIdentity(StateMachineArn? arn, RoleArn? sourceRole, StateMachineType? type, string? region)
    {
        Arn = arn;
        SourceRole = sourceRole;
        Type = type;
        Region = arn?.Region ?? region;
    }

    public StateMachineArn? Arn { get; }

    public RoleArn? SourceRole { get; }

    public StateMachineType? Type { get; }

    public string? Region { get; }

    public string? AccountId => Arn?.AccountId ?? SourceRole?.AccountId;

    public string? Partition => Arn?.Partition ?? SourceRole?.Partition;

    public static StateMachineIdentity Of(StateMachineDefinition definition, RequirementOptions options)
    {
        RoleArn? role = definition.SourceRoleArn ?? options.SourceRoleArn;
        return new StateMachineIdentity(ArnOf(definition, options, role), role, definition.Type ?? options.Type, options.Region);
    }

    /// <summary>Findings on the machine as a whole.</summary>
    public void AddFindings(FindingSink findings, StateMachineDefinition definition)
    {
        if (Arn is null)
        {
            findings.Add(
                DefinitionRules.StateMachineArnUnknown,
                $"The ARN of '{definition.Name}' is not known.",
                "Give it with -StateMachineArn, or give -SourceRoleArn and -Region to have it made of the name.",
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

    private static StateMachineArn? ArnOf(StateMachineDefinition definition, RequirementOptions options, RoleArn? role)
    {
        if (definition.Arn is not null)
        {
            return definition.Arn.Unqualified;
        }

        StateMachineArn? given = options.StateMachineArns.FirstOrDefault(arn => arn.Name == definition.Name || arn.Name == definition.LogicalId);
        if (given is null && options.StateMachineArns.Count == 1)
        {
            given = options.StateMachineArns[0];
        }

        if (given is not null)
        {
            return given.Unqualified;
        }

        return role is not null && options.Region is { Length: > 0 } region && Partitions.IsRegionOf(region, role.Partition) && definition.Name.Length is > 0 and <= 80
            ? StateMachineArn.Of(role.Partition, region, role.AccountId, definition.Name)
            : null;
    }
}
