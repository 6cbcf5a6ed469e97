using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Integrations;

/// <summary>Tells the kinds of a task's <c>Resource</c> apart.</summary>
internal static class TaskResourceReader
{
    private const string StatesArn = "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html";

    public static TaskResource Read(TextPattern pattern, IntegrationCatalogue catalogue)
    {
        string text = HoledText.From(pattern);
        if (!ArnText.TryParse(text, out ArnText arn))
        {
            return HoledText.HasHole(text)
                ? Unknown(pattern, $"The resource '{pattern}' is known only when its placeholders are filled in.", [])
                : Unknown(pattern, $"'{pattern}' is no ARN; a task's resource is one ({StatesArn}).", Suggest(text, catalogue));
        }

        bool isOwn = arn.Service == "states" && arn.Region is { Length: 0 } && arn.Account is { Length: 0 };
        // Region and account of an AWS SDK integration are not needed, and do no harm.
        isOwn |= arn.Service == "states" && arn.Resource.StartsWith(TaskResourceSyntax.SdkPrefix, StringComparison.Ordinal);
        if (isOwn && !HoledText.HasHole(arn.Resource))
        {
            return ReadIntegration(pattern, arn, catalogue);
        }

        if (arn.Service == "lambda" && arn.Resource.StartsWith("function:", StringComparison.Ordinal))
        {
            return new TaskResource(pattern, TaskResourceKind.LambdaFunction) { Partition = arn.Partition, Integration = catalogue.FunctionRow };
        }

        if (arn.Service == "states" && arn.Resource.StartsWith("activity:", StringComparison.Ordinal))
        {
            return new TaskResource(pattern, TaskResourceKind.Activity) { Partition = arn.Partition };
        }

        return Unknown(pattern, $"'{pattern}' is neither an integration, nor a Lambda function, nor an activity ({StatesArn}).", []);
    }

    private static TaskResource ReadIntegration(TextPattern pattern, ArnText arn, IntegrationCatalogue catalogue)
    {
        string name = arn.Resource;
        if (catalogue.FindByName(name) is { } row && !name.StartsWith(TaskResourceSyntax.SdkPrefix, StringComparison.Ordinal))
        {
            return new TaskResource(pattern, TaskResourceKind.Optimized) { Partition = arn.Partition, Integration = row, Pattern = row.Pattern };
        }

        if (name.StartsWith(TaskResourceSyntax.SdkPrefix, StringComparison.Ordinal))
        {
            return ReadSdk(pattern, arn, name.Substring(TaskResourceSyntax.SdkPrefix.Length), catalogue);
        }

        (string api, string suffix) = SplitSuffix(name);
        List<string> same = catalogue.Names.Where(known => SplitSuffix(known).Api == api).ToList();
        if (same.Count > 0)
        {
            return Unknown(pattern, $"'{api}' does not support '{suffix}'.{NearMisses.Sentence(same)}", same);
        }

        IReadOnlyList<string> near = Suggest(name, catalogue);
        return Unknown(pattern, $"Step Functions has no integration '{name}'.{NearMisses.Sentence(near)}", near);
    }

    private static TaskResource ReadSdk(TextPattern pattern, ArnText arn, string name, IntegrationCatalogue catalogue)
    {
        (string call, string suffix) = SplitSuffix(name);
        string[] parts = call.Split(':');
        if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            return Unknown(pattern, $"'{TaskResourceSyntax.SdkPrefix}{name}' is no AWS SDK integration: aws-sdk:serviceName:apiAction was expected.", []);
        }

        SdkService? service = catalogue.Sdk.Find(parts[0]);
        if (service is null)
        {
            string[] near = NearMisses.Find(parts[0], catalogue.SdkServices.Select(known => known.Name))
                .Select(known => $"{TaskResourceSyntax.SdkPrefix}{known}:{parts[1]}{suffix}").ToArray();
            return Unknown(pattern, $"Step Functions has no AWS SDK integration with a service '{parts[0]}'.{NearMisses.Sentence(near)}", near);
        }

        if (suffix is not ("" or TaskResourceSyntax.CallbackSuffix))
        {
            string[] optimized = catalogue.Names.Where(known => known.EndsWith(":" + parts[1] + suffix, StringComparison.Ordinal))
                .OrderBy(known => known.StartsWith(parts[0] + ":", StringComparison.Ordinal) ? 0 : 1).ToArray();
            return Unknown(pattern, $"AWS SDK integrations do not support '{suffix}'.{NearMisses.Sentence(optimized)}", optimized);
        }

        if (parts[1][0] is < 'a' or > 'z')
        {
            string[] near = { $"{TaskResourceSyntax.SdkPrefix}{parts[0]}:{char.ToLowerInvariant(parts[1][0])}{parts[1].Substring(1)}{suffix}" };
            return Unknown(pattern, $"The API of an AWS SDK integration begins with a lower-case letter.{NearMisses.Sentence(near)}", near);
        }

        return new TaskResource(pattern, TaskResourceKind.AwsSdk)
        {
            Partition = arn.Partition,
            SdkService = service,
            SdkApi = parts[1],
            Pattern = suffix.Length == 0 ? IntegrationPattern.RequestResponse : IntegrationPattern.WaitForTaskToken,
        };
    }

    private static (string Api, string Suffix) SplitSuffix(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? (name, string.Empty) : (name.Substring(0, dot), name.Substring(dot));
    }

    private static IReadOnlyList<string> Suggest(string text, IntegrationCatalogue catalogue) => NearMisses.Find(text, catalogue.Names);

    private static TaskResource Unknown(TextPattern pattern, string reason, IReadOnlyList<string> suggestions) =>
        new(pattern, TaskResourceKind.Unknown) { Reason = reason, Suggestions = suggestions };
}
