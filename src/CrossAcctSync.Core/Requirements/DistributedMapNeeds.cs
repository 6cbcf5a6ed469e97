using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>
/// What a Distributed Map needs of the execution role: to start, watch, stop and redrive its child executions, and to read and
/// write what it has in S3 (https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html).
/// </summary>
internal static class DistributedMapNeeds
{
    private const string Source = "https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html";
    private const string Reading = Source + "#iam-policy-reading-from-s3";
    private const string Writing = Source + "#iam-policy-writing-to-s3";

    public static bool IsDistributed(StateNode state)
    {
        if (state.Kind != StateKind.Map)
        {
            return false;
        }

        SourceNode processor = state[StateField.ItemProcessor].Exists ? state[StateField.ItemProcessor] : state[StateField.Iterator];
        return processor["ProcessorConfig"]["Mode"].TextEquals("DISTRIBUTED");
    }

    /// <param name="definition">The definition of the Map.</param>
    /// <param name="state">The Map.</param>
    /// <param name="machine">The state machine without version or alias.</param>
    public static IEnumerable<ExecutionNeed> Of(StateMachineDefinition definition, StateNode state, StateMachineArn machine)
    {
        string path = state.Group.PathOf(machine.Name, state.NameNode);
        string executions = $"arn:{machine.Partition}:states:{machine.Region}:{machine.AccountId}:execution:{machine.Name}";
        yield return Need("the Distributed Map starts its child executions", machine.ToString(), "states:StartExecution");
        yield return Need("the Distributed Map watches and stops its child executions", executions + ":*", "states:DescribeExecution", "states:StopExecution");
        // Without a Label, Step Functions makes one up.
        string? label = definition.Text.Read(state.Node["Label"])?.Literal;
        yield return Need("the Distributed Map's run is redriven", $"{executions}/{label ?? "*"}:*", "states:RedriveExecution") with { IsOpen = label is null };
        foreach (ExecutionNeed need in Reads(new Arguments(definition.Text, state.Node["ItemReader"]), machine.Partition))
        {
            yield return need with { StatePath = path };
        }

        var results = new Arguments(definition.Text, state.Node["ResultWriter"]);
        if (results.HasResource)
        {
            (string bucket, bool isOpenBucket) = results.Of("Bucket");
            (string prefix, bool isOpenPrefix) = results.Of("Prefix", string.Empty);
            yield return new ExecutionNeed
            {
                Purpose = "the ResultWriter writes the results",
                Actions = new[] { "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload" },
                Resource = $"arn:{machine.Partition}:s3:::{bucket}/{(prefix.Length == 0 ? string.Empty : prefix.TrimEnd('/') + "/")}*",
                IsOpen = isOpenBucket || isOpenPrefix,
                StatePath = path,
                Source = Writing,
            };
        }

        ExecutionNeed Need(string purpose, string resource, params string[] actions) => new()
        {
            Purpose = purpose,
            Actions = actions,
            Resource = resource,
            StatePath = path,
            Source = Source,
        };
    }

    private static IEnumerable<ExecutionNeed> Reads(Arguments reader, string partition)
    {
        if (!reader.HasResource)
        {
            yield break;
        }

        (string bucket, bool isOpenBucket) = reader.Of("Bucket");
        string place = $"arn:{partition}:s3:::{bucket}";
        if (reader.IsList)
        {
            yield return Need("the ItemReader lists the bucket", "s3:ListBucket", place, isOpenBucket);
            // LOAD_AND_FLATTEN reads each object that is listed.
            if (!reader.Config("Transformation").Exists || reader.Config("Transformation").TextEquals("NONE"))
            {
                yield break;
            }

            (string prefix, bool isOpenPrefix) = reader.Of("Prefix", string.Empty);
            yield return Need("the ItemReader reads the objects that it lists", "s3:GetObject", $"{place}/{prefix}*", isOpenBucket || isOpenPrefix);
            yield break;
        }

        (string key, bool isOpenKey) = reader.Of("Key");
        yield return Need("the ItemReader reads its object", "s3:GetObject", $"{place}/{key}", isOpenBucket || isOpenKey);
        if (reader.Config("InputType").TextEquals("MANIFEST"))
        {
            yield return Need("the ItemReader reads the files of its manifest", "s3:GetObject", $"arn:{partition}:s3:::*/*", true);
        }

        static ExecutionNeed Need(string purpose, string action, string resource, bool isOpen) => new()
        {
            Purpose = purpose,
            Actions = new[] { action },
            Resource = resource,
            IsOpen = isOpen,
            Source = Reading,
        };
    }

    /// <summary>What a reader or writer hands to S3.</summary>
    private readonly struct Arguments
    {
        private readonly IDefinitionText _text;
        private readonly SourceNode _node;

        public Arguments(IDefinitionText text, SourceNode node)
        {
            _text = text;
            _node = node;
        }

        public bool HasResource => _node["Resource"].Exists;

        public bool IsList => _text.Read(_node["Resource"])?.Literal?.EndsWith(":listObjectsV2", StringComparison.OrdinalIgnoreCase) == true;

        public SourceNode Config(string name) => _node["ReaderConfig"][name];

        /// <summary>The value of an argument with <c>*</c> for what is not known, and whether something is not; what is absent is what it is said to be.</summary>
        public (string Text, bool IsOpen) Of(string name, string? absent = null)
        {
            SourceNode values = _node["Arguments"].Exists ? _node["Arguments"] : _node["Parameters"];
            SourceNode value = values[name];
            if (!value.Exists)
            {
                // A path, or an expression for all arguments at once.
                return absent is not null && !values[name + ".$"].Exists && (values.IsObject || !values.Exists) ? (absent, false) : ("*", true);
            }

            // In JSONata an expression may stand for any value.
            if (value.StringValue?.TrimStart().StartsWith("{%", StringComparison.Ordinal) == true || _text.Read(value) is not { } pattern)
            {
                return ("*", true);
            }

            return (pattern.ToString(), !pattern.IsLiteral);
        }
    }
}
