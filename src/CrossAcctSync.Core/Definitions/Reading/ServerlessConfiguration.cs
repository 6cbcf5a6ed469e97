using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Templates;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>
/// The state machines of a <c>serverless.yml</c> with the plugin serverless-step-functions
/// (https://www.serverless.com/plugins/serverless-step-functions). Variables of the framework, such as
/// <c>${self:provider.stage}</c>, are placeholders, which a substitution of that name fills; what a definition refers to
/// in <c>resources</c> is read as CloudFormation reads it.
/// </summary>
internal static class ServerlessConfiguration
{
    public static bool Is(SourceNode root) => root["stepFunctions"].IsObject && root["stepFunctions"]["stateMachines"].Exists;

    public static IReadOnlyList<DefinitionResult> Read(SourceNode root, DefinitionContext context)
    {
        SourceNode machines = root["stepFunctions"]["stateMachines"];
        var found = new List<DefinitionResult>();
        foreach (SourceMember machine in machines.Members)
        {
            found.Add(ReadOne(root, machine.Name, machine.Value, context));
        }

        foreach (SourceNode element in machines.Elements)
        {
            foreach (SourceMember machine in element.Members)
            {
                found.Add(ReadOne(root, machine.Name, machine.Value, context));
            }

            if (!element.IsObject)
            {
                found.Add(Elsewhere(element));
            }
        }

        if (found.Count == 0)
        {
            found.Add(Elsewhere(machines));
        }

        return found;
    }

    private static DefinitionResult Elsewhere(SourceNode node) => DefinitionResult.Failed(new SourceFormatException(
        node.Location,
        $"State machines are taken from elsewhere here ({node.Text ?? "nothing"}). Give that file, or the template that 'serverless package' writes."));

    private static DefinitionResult ReadOne(SourceNode root, string key, SourceNode machine, DefinitionContext context)
    {
        try
        {
            SourceNode definition = machine["definition"];
            if (!definition.IsObject)
            {
                return Elsewhere(definition.Exists ? definition : machine);
            }

            DefinitionShape.Check(definition);
            var placeholders = new PlaceholderText(context.Substitutions);
            var text = new TemplateText(new TemplateValues(root["resources"], context), placeholders);
            string? name = text.Read(machine["name"])?.Literal;
            StateMachineArn? arn = name is not null && context is { Partition: { } partition, Region: { } region, AccountId: { } account }
                ? StateMachineArn.TryOf(partition, region, account, name)
                : null;
            RoleArn? role = RoleArn.TryParse(text.Read(machine["role"])?.Literal, out RoleArn? parsed, out _) ? parsed : null;
            StateMachineType type = DescribedStateMachine.TypeOf(machine["type"].StringValue) ?? StateMachineType.Standard;
            return DefinitionResult.Of(new StateMachineDefinition(definition, text, name ?? key, key, arn, role, type, name)
                .WithSwitches(MachineSwitch.Logging(machine["loggingConfig"], text.Read), MachineSwitch.Tracing(machine["tracingConfig"], text.Read)));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }
}
