using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Aws.Reading;

/// <summary>The state machines of an account in some regions, described as many at once as the throttle limit lets.</summary>
internal sealed class StateMachineListing
{
    private readonly IAccountSession _session;
    private readonly AwsAccountsOptions _options;
    private readonly Action<AccountProblem> _report;
    private readonly CancellationToken _cancellationToken;

    public StateMachineListing(IAccountSession session, AwsAccountsOptions options, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        _session = session;
        _options = options;
        _report = report;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The descriptions, as AWS answers them. What cannot be read is reported, by the thread that enumerates, and left out.</summary>
    public IEnumerable<StateMachineDescription> Describe()
    {
        IReadOnlyList<string> regions = _options.Regions ?? (_session.Region is { } region ? new[] { region } : Array.Empty<string>());
        if (regions.Count == 0)
        {
            _report(new AccountProblem(AccountProblemKind.Other, _session.AccountId, $"Account {_session.AccountId}: no region is known in which its state machines are.", "Give -Region, or set AWS_REGION."));
        }

        return regions.SelectMany(DescribeRegion);
    }

    /// <summary>A description as a definition.</summary>
    public static IEnumerable<DefinitionResult> Read(StateMachineDescription description)
    {
        try
        {
            return new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadText(ToJson(description), description.Name);
        }
        catch (SourceFormatException exception)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(new SourceLocation(description.StateMachineArn, exception.Location.Position), exception.Problem, exception)) };
        }
    }

    /// <summary>A description as <c>aws stepfunctions describe-state-machine</c> prints it, on one line.</summary>
    public static string ToJson(StateMachineDescription description)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            writer.WriteString("stateMachineArn", description.StateMachineArn);
            writer.WriteString("name", description.Name);
            Write(writer, "status", description.Status);
            writer.WriteString("definition", description.Definition);
            writer.WriteString("roleArn", description.RoleArn);
            Write(writer, "type", description.Type);
            if (description.LoggingLevel is { } level)
            {
                writer.WriteStartObject("loggingConfiguration");
                writer.WriteString("level", level);
                writer.WriteEndObject();
            }

            if (description.IsTraced is { } isTraced)
            {
                writer.WriteStartObject("tracingConfiguration");
                writer.WriteBoolean("enabled", isTraced);
                writer.WriteEndObject();
            }

            Write(writer, "creationDate", description.CreationDate?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private IEnumerable<StateMachineDescription> DescribeRegion(string region)
    {
        IStepFunctionsApi api = _session.StepFunctions(region);
        using IEnumerator<StateMachineSummary> list = api.ListStateMachines(_cancellationToken).GetEnumerator();
        while (true)
        {
            var batch = new List<StateMachineSummary>();
            while (batch.Count < Math.Max(_options.ThrottleLimit, 1) * 4 && MoveNext(list, region))
            {
                batch.Add(list.Current);
            }

            if (batch.Count == 0)
            {
                yield break;
            }

            foreach ((StateMachineDescription? description, AccountProblem? problem) in ParallelRun.Select(batch, _options.ThrottleLimit, machine => DescribeOne(api, machine), _cancellationToken))
            {
                if (problem is not null)
                {
                    _report(problem);
                }
                else if (description is not null)
                {
                    yield return description;
                }
            }
        }
    }

    private bool MoveNext(IEnumerator<StateMachineSummary> list, string region)
    {
        try
        {
            return list.MoveNext();
        }
        catch (AwsCallException exception)
        {
            _report(CallProblems.Of(exception, _session, $"the state machines in {region}"));
            return false;
        }
    }

    private (StateMachineDescription? Description, AccountProblem? Problem) DescribeOne(IStepFunctionsApi api, StateMachineSummary machine)
    {
        try
        {
            return (api.DescribeStateMachine(machine.StateMachineArn, _cancellationToken), null);
        }
        catch (AwsCallException exception) when (exception.Kind == AccountProblemKind.NotFound)
        {
            // It was deleted since the list was made.
            return (null, null);
        }
        catch (AwsCallException exception)
        {
            return (null, CallProblems.Of(exception, _session, machine.StateMachineArn));
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
