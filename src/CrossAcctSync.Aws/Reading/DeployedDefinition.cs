using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.StepFunctions;

namespace CrossAcctSync.Aws.Reading;

/// <summary>
/// The definition and role that an ARN of a live account stands for: the newest ones for a state machine, those of the
/// version for a version or an alias (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html).
/// </summary>
public static class DeployedDefinition
{
    /// <summary>Reads it.</summary>
    /// <param name="api">Step Functions of the account and region of the ARN.</param>
    /// <param name="arn">The state machine, with or without a version or alias.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="AwsCallException">A call failed, or the alias runs two versions, which are no one definition.</exception>
    public static StateMachineDescription Read(IStepFunctionsApi api, StateMachineArn arn, CancellationToken cancellationToken)
    {
        bool isAlias = arn.Qualifier is { } qualifier && !qualifier.All(letter => letter is >= '0' and <= '9');
        return api.DescribeStateMachine(isAlias ? VersionOf(api, arn, cancellationToken) : arn.ToString(), cancellationToken);
    }

    private static string VersionOf(IStepFunctionsApi api, StateMachineArn alias, CancellationToken cancellationToken)
    {
        StateMachineRoute[] routes = api.DescribeStateMachineAlias(alias.ToString(), cancellationToken).Where(route => route.Weight > 0).ToArray();
        return routes.Length == 1
            ? routes[0].StateMachineVersionArn
            : throw new AwsCallException(
                "states:DescribeStateMachineAlias",
                AccountProblemKind.Other,
                $"the alias runs {string.Join(" and ", routes.Select(route => $"{route.StateMachineVersionArn} ({route.Weight} %)"))}. Read each version by its own ARN.");
    }
}
